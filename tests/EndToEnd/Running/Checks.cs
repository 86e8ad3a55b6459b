using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;

namespace Gym24.EndToEnd.Running;

/// <summary>What every page must pass.</summary>
internal static class Checks
{
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new RunOnlyOptions { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "best-practice"] },
    };

    /// <summary>What axe calls serious or critical, one line for each rule.</summary>
    public static async Task<IReadOnlyList<string>> Axe(IPage page)
    {
        var result = await page.RunAxe(Rules);
        return [.. result.Violations.Where(v => v.Impact is "serious" or "critical")
            .Select(v => $"axe {v.Id}: {v.Help}: {string.Join("; ", v.Nodes.Take(3).Select(n => n.Html))}")];
    }

    /// <summary>By how many pixels the page is wider than its window.</summary>
    public static Task<int> TooWide(IPage page) =>
        page.EvaluateAsync<int>("Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - document.documentElement.clientWidth");
}
