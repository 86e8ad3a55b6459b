using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Modules;

public sealed class DroppedFolderTests(OwnSchool school) : BrowserTest(school), IClassFixture<OwnSchool>
{
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
