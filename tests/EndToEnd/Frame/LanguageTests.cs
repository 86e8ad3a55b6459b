using System.Text.RegularExpressions;
using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Frame;

public sealed class LanguageTests(SharedSchool school) : BrowserTest(school)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task The_switch_turns_the_interface_to_English_and_stays_on_the_page(bool script)
    {
        var page = await (await AsAnyone(new Device(Script: script))).Open("/catalogue?partner=tpu");
        await page.GetByRole(AriaRole.Link, new() { Name = "EN English" }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new Regex("/catalogue\\?partner=tpu$"));
        await Expect(page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Catalogue");
    }
}
