using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Frame;

/// <summary>Everything can be reached and done without a mouse.</summary>
public sealed class KeyboardTests(SharedSchool school) : BrowserTest(school)
{
    private const string Focused = "document.activeElement.innerText || document.activeElement.getAttribute('aria-label') || document.activeElement.id";

    [Fact]
    public async Task The_first_stop_leads_past_the_navigation_to_the_content()
    {
        var page = await (await AsAnyone()).Open("/catalogue");
        await page.Keyboard.PressAsync("Tab");
        Assert.Equal("К содержанию", await page.EvaluateAsync<string>(Focused));
        await page.Keyboard.PressAsync("Enter");
        Assert.Equal("main", await page.EvaluateAsync<string>("document.activeElement.id"));
    }

    [Fact]
    public async Task Tab_goes_through_the_catalogue_to_its_first_offering_and_enter_opens_it()
    {
        var page = await (await AsAnyone()).Open("/catalogue?partner=tpu");
        var first = await page.Locator("#results .g-item a").First.InnerTextAsync();
        await page.Locator("#main").FocusAsync();
        for (var stops = 0; await page.EvaluateAsync<string>(Focused) != first; stops++)
        {
            Assert.True(stops < 60, $"Tab does not come to «{first}».");
            await page.Keyboard.PressAsync("Tab");
        }
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(first);
    }

    [Fact]
    public async Task Enter_sends_the_search_of_the_frame_from_any_page()
    {
        var page = await (await AsAnyone()).Open("/partners");
        var box = page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Combobox);
        await box.FillAsync("физика");
        await box.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.Contains("/search?q="));
        await Expect(page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Searchbox)).ToHaveValueAsync("физика");
    }

    [Fact]
    public async Task Suggestions_are_chosen_by_arrows_and_put_away_by_Escape()
    {
        var page = await (await AsAnyone()).Open("/partners");
        var (box, options) = (page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Combobox), page.GetByRole(AriaRole.Banner).GetByRole(AriaRole.Option));
        await box.PressSequentiallyAsync("кингур");
        await Expect(options.First).ToContainTextAsync("Кенгуру");
        await Expect(box).ToHaveAttributeAsync("aria-expanded", "true");
        await box.PressAsync("Escape");
        await Expect(options).ToHaveCountAsync(0);
        await Expect(box).ToHaveValueAsync("кингур");
        await box.PressSequentiallyAsync("у");
        await Expect(options.First).ToContainTextAsync("Кенгуру");
        await box.PressAsync("ArrowDown");
        await Expect(options.First).ToHaveAttributeAsync("aria-selected", "true");
        await box.PressAsync("Enter");
        await page.WaitForURLAsync(url => url.EndsWith("/catalogue/kenguru", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Escape_closes_what_was_opened()
    {
        var page = await (await As(Roles.Teacher)).Open("/");
        var menu = page.Locator("header details.g-menu, header details[data-dismiss]").Last;
        await menu.Locator("summary").PressAsync("Enter");
        await Expect(menu).ToHaveAttributeAsync("open", "");
        await page.Keyboard.PressAsync("Escape");
        await Expect(menu).Not.ToHaveAttributeAsync("open", "");
    }
}
