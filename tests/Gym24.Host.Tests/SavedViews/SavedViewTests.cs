using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Gym24.Host.Tests.Bulk;

namespace Gym24.Host.Tests.SavedViews;

/// <summary>A list is found again as it was kept, by whoever kept it.</summary>
[Collection(BulkCollection.Name)]
public sealed class SavedViewTests(DemoHost host)
{
    private const string Narrow = "/people?kind=pupil&columns=class&columns=birth";

    [Fact]
    public async Task A_view_is_kept_found_renewed_and_forgotten_by_its_owner_alone()
    {
        var deputy = await host.As("deputyHead");
        Assert.Equal(HttpStatusCode.Found, (await Keep(deputy, Narrow + "&page=2", "  Дни рождения ")).StatusCode);
        var list = await Page(deputy, "/people");
        // The page that was open is not kept.
        Assert.Equal(Narrow, Link(list, "Дни рождения"));
        Assert.Equal("true", (await Page(deputy, Narrow)).QuerySelectorAll("a.g-menu-item").Single(a => a.TextContent.Trim() == "Дни рождения").GetAttribute("aria-current"));
        Assert.Null(Link(await Page(await host.As("head"), "/people"), "Дни рождения"));

        await Keep(deputy, "/people?kind=staff", "дни Рождения");
        Assert.Equal("/people?kind=staff", Link(await Page(deputy, "/people"), "дни Рождения"));
        await RunningHost.Post(deputy, "/people?kind=staff", []);
        Assert.Null(Link(await Page(deputy, "/people"), "дни Рождения"));
    }

    [Theory]
    [InlineData("", "/people", "")]
    [InlineData(" — ", "/people", "")]
    [InlineData("чужой", "//evil.test/", "")]
    [InlineData("без вопроса", "/people", "kind=pupil")]
    [InlineData("шестьдесят один знак шестьдесят один знак шестьдесят один знак", "/people", "")]
    public async Task What_cannot_be_kept_is_said_and_leads_back(string name, string path, string query)
    {
        var head = await host.As("head");
        var answer = await RunningHost.Post(head, "/people", new() { ["name"] = name, ["path"] = path, ["query"] = query });
        Assert.Equal(HttpStatusCode.Found, answer.StatusCode);
        Assert.StartsWith("/", answer.Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.False(answer.Headers.Location!.ToString().StartsWith("//", StringComparison.Ordinal));
        var list = await Page(head, "/people");
        Assert.NotNull(list.QuerySelector(".tone-warning"));
        Assert.Equal(1, list.QuerySelectorAll(".g-menu .g-form").Length);
        Assert.Empty(list.QuerySelectorAll(".g-found a.g-menu-item"));
    }

    [Fact]
    public async Task Only_so_many_views_of_a_list_are_kept()
    {
        var coordinator = await host.As("coordinator");
        for (var i = 0; i <= Gym24.Host.SavedViews.KeepView.Most; i++)
            await Keep(coordinator, $"/people?q=а{i}", $"Вид {i}");
        Assert.Equal(Gym24.Host.SavedViews.KeepView.Most, (await Page(coordinator, "/people")).QuerySelectorAll(".g-found a.g-menu-item").Length);
    }

    [Theory]
    [InlineData("/people?kind=pupil", "Имя Класс Кто это Дата рождения")]
    [InlineData("/people?kind=pupil&columns=class", "Имя Класс")]
    [InlineData("/people?kind=pupil&columns=nothing", "Имя")]
    public async Task Only_chosen_columns_are_shown_and_the_name_always(string address, string heads)
    {
        var page = await Page(await host.As("teacher"), address);
        Assert.Equal(heads, string.Join(' ', page.QuerySelectorAll("main th").Select(h => h.TextContent.Trim())));
        Assert.All(page.QuerySelectorAll("main tbody tr"), row => Assert.Equal(page.QuerySelectorAll("main th").Length, row.Children.Length));
        // Choosing columns keeps the filters, and filtering keeps the columns.
        Assert.Contains(page.QuerySelectorAll(".g-menu-form input[type=hidden]"), i => i.GetAttribute("name") == "kind");
        Assert.Equal(page.QuerySelectorAll(".g-filters-form input[name=columns]").Select(i => i.GetAttribute("value")!), System.Web.HttpUtility.ParseQueryString(new Uri(host.Address, address).Query).GetValues("columns") ?? []);
    }

    private static Task<HttpResponseMessage> Keep(HttpClient browser, string address, string name) => RunningHost.Post(browser, address, new() { ["name"] = name });

    private static string? Link(IHtmlDocument list, string name) =>
        list.QuerySelectorAll(".g-found a.g-menu-item").SingleOrDefault(a => a.TextContent.Trim() == name)?.GetAttribute("href");

    private static async Task<IHtmlDocument> Page(HttpClient browser, string address) => new HtmlParser().ParseDocument(await browser.GetStringAsync(address));
}
