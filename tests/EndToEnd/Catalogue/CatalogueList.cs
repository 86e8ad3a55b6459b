using System.Globalization;
using System.Text.RegularExpressions;

namespace Gym24.EndToEnd.Catalogue;

/// <summary>The catalogue as somebody sees and uses it.</summary>
internal sealed partial class CatalogueList(IPage page)
{
    public ILocator Found { get; } = page.Locator("#results .g-found-text[role=status]");

    public ILocator Items { get; } = page.Locator("#results .g-item");

    public ILocator Search { get; } = page.GetByLabel("Что ищем");

    /// <summary>Ticks a value of a filter, unfolding the filter first.</summary>
    public async Task Choose(string filter, string value)
    {
        var fold = page.Locator("details.g-fold:not(.g-fold-inner)", new PageLocatorOptions { Has = page.Locator("summary").GetByText(filter, new LocatorGetByTextOptions { Exact = true }) });
        if (await fold.CountAsync() > 0 && await fold.GetAttributeAsync("open") is null)
            await fold.Locator("summary").First.ClickAsync();
        var group = page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = filter, Exact = true }).Last;
        // Partners stand behind the kind of organisation they are.
        var folded = group.Locator("details.g-fold-inner:not([open]) > summary");
        while (await folded.CountAsync() > 0)
            await folded.First.ClickAsync();
        await group.GetByRole(AriaRole.Checkbox, new LocatorGetByRoleOptions { NameRegex = new Regex("^" + Regex.Escape(value), RegexOptions.IgnoreCase) }).First.CheckAsync();
    }

    /// <summary>How many the list says there are.</summary>
    public async Task<int> Count() => Number(await Found.InnerTextAsync());

    /// <summary>Waits until the list says this number.</summary>
    public Task Says(int total) => Expect(Found).ToHaveTextAsync(new Regex($@"Найдено:\s*{total}\D"));

    public static int Number(string text) => int.Parse(Digits().Match(text).Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"\d+")]
    private static partial Regex Digits();
}
