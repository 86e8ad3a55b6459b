using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Modules;

public sealed class ModulesPageTests(OwnSchool school) : BrowserTest(school), IClassFixture<OwnSchool>
{
    [Fact]
    public async Task Every_module_of_the_product_works_and_says_what_it_brings()
    {
        var page = await (await As(Roles.Administrator)).Open("/admin/modules");
        var states = await page.Main.Locator("tbody tr").First.Locator("xpath=ancestor::tbody/tr").AllInnerTextsAsync();
        Assert.All(states, state => Assert.Contains("работает", state, StringComparison.OrdinalIgnoreCase));
        await page.Main.GetByRole(AriaRole.Link, new() { Name = "ТУСУР" }).First.ClickAsync();
        await page.Says("Что приносит");
        await page.Says("Персональные данные");
    }

    [Fact]
    public async Task A_folder_dropped_in_appears_as_found_and_a_broken_one_says_why()
    {
        var shipped = Path.Combine(Path.GetDirectoryName(Folders.App)!, "modules", "rgs");
        Copy(shipped, "rgs-again");
        var broken = Path.Combine(Product.DataFolder, "modules", "broken");
        Directory.CreateDirectory(broken);
        await File.WriteAllTextAsync(Path.Combine(broken, "module.json"), "{ \"id\": ");

        var page = await (await As(Roles.Administrator)).Open("/admin/modules");
        await Expect(page.Line("broken").First).ToContainTextAsync("module.json");
        await Expect(page.Main.GetByText("работает").First).ToBeVisibleAsync();
        Assert.Equal(200, await (await AsAnyone()).Try("/catalogue"));
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

    private void Copy(string folder, string name)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(Product.DataFolder, "modules", name, Path.GetRelativePath(folder, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }
}
