using System.Text.RegularExpressions;
using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.Pages;

public sealed partial class EnglishPageWalkTests(SharedSchool school) : PageWalk(school)
{
    private static readonly HashSet<string> RussianTexts = Directory.EnumerateFiles(Folders.Root, "*.restext", SearchOption.AllDirectories)
        .Where(file => !file.EndsWith(".en.restext", StringComparison.Ordinal)).SelectMany(File.ReadLines)
        .Where(line => line.Contains('=')).Select(line => line[(line.IndexOf('=') + 1)..].Trim()).ToHashSet(StringComparer.OrdinalIgnoreCase);

    // What is marked as Russian is read as Russian: facts of the catalogue, what people wrote.
    private const string Cyrillic = """
        () => {
          const found = [document.documentElement.lang === "en" ? "" : `html lang=${document.documentElement.lang}`];
          const walker = document.createTreeWalker(document.documentElement, NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            if (/[а-яё]/i.test(node.data) && !node.parentElement.closest("[lang=ru], script, style, head, textarea")) found.push(node.data);
          }
          for (const element of document.querySelectorAll("[aria-label], [title], [placeholder], [alt], [data-label]")) {
            if (element.closest("[lang=ru]")) continue;
            for (const name of ["aria-label", "title", "placeholder", "alt", "data-label"]) found.push(element.getAttribute(name) ?? "");
          }
          // A sentence may quote.
          const said = found.map((text) => text.replace(/“[^”]*”/g, "").trim());
          return [...new Set(said.filter((text) => /[а-яё]|^html lang/i.test(text)))];
        }
        """;

    [Theory]
    [InlineData(Roles.Administrator)]
    [InlineData(Roles.Coordinator)]
    [InlineData(Roles.Parent)]
    public async Task Every_page_in_English_is_whole_and_has_no_word_of_the_interface_in_Russian(string role)
    {
        var visit = await As(role);
        await visit.Open("/language/en?returnUrl=/");
        await Walk(visit, folder: null, async page => (await page.EvaluateAsync<string[]>(Cyrillic)).Where(text => RussianTexts.Contains(text) || Words().IsMatch(text)));
    }

    // Names of people and classes stand in English sentences too; they begin with a capital or a figure.
    [GeneratedRegex(@"(^|[^\w-])[а-яё]{2,}|^html lang")]
    private static partial Regex Words();
}
