using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Modules;

public sealed class ModulesPageTests(SharedSchool school) : BrowserTest(school)
{
    [Fact]
    public async Task Every_module_of_the_product_works_and_says_what_it_brings()
    {
        var page = await (await As(Roles.Administrator)).Open("/admin/modules");
        var states = await page.Main.Locator("table").First.Locator("tbody tr").AllInnerTextsAsync();
        Assert.All(states, state => Assert.Contains("работает", state, StringComparison.OrdinalIgnoreCase));
        await page.Main.GetByRole(AriaRole.Link, new() { Name = "ТУСУР" }).First.ClickAsync();
        await page.Says("Что приносит");
        await page.Says("Персональные данные");
    }

    [Theory]
    [InlineData(Roles.Coordinator)]
    [InlineData(Roles.Teacher)]
    [InlineData(Roles.Pupil)]
    public async Task Nobody_but_the_administrator_comes_near_the_modules(string role)
    {
        var visit = await As(role);
        Assert.Equal(403, await visit.Try("/admin/modules"));
        await Expect(visit.Page.Locator(".g-nav a[href='/admin/modules']")).ToHaveCountAsync(0);
    }
}
