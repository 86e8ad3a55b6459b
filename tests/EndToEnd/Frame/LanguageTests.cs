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

    [Theory]
    [InlineData(Roles.Coordinator)]
    [InlineData(Roles.Teacher)]
    [InlineData(Roles.Parent)]
    public async Task In_English_no_text_of_the_interface_stays_Russian(string role)
    {
        var visit = await As(role);
        var page = await visit.Open("/language/en?returnUrl=/");
        var addresses = await page.Locator(".g-nav a[href]").EvaluateAllAsync<string[]>("nodes => nodes.map(a => a.getAttribute('href'))");
        var left = new List<string>();
        foreach (var address in addresses)
        {
            await visit.Open(address);
            left.AddRange((await page.EvaluateAsync<string[]>(Cyrillic)).Where(RussianTexts.Contains).Select(text => $"{address}: {text}"));
        }
        Assert.True(left.Count == 0, string.Join("\n", left));
    }

    /// <summary>Names of people and of the school stay as they are; the interface's own words do not.</summary>
    private static readonly HashSet<string> RussianTexts = Directory.EnumerateFiles(Folders.Root, "*.restext", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".en.restext", StringComparison.Ordinal)).SelectMany(File.ReadLines)
        .Where(line => line.Contains('=')).Select(line => line[(line.IndexOf('=') + 1)..].Trim()).Where(text => text.Any(c => c is >= 'а' and <= 'я')).ToHashSet();

    private const string Cyrillic = """
        () => {
          const found = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (/[а-яё]/i.test(node.data) && !node.parentElement.closest("[lang=ru], script, style")) found.push(node.data.trim());
          }
          return [...new Set(found)];
        }
        """;
}
