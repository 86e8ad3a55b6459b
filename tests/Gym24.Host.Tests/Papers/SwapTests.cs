using AngleSharp.Html.Parser;
using Gym24.Host.Papers;

namespace Gym24.Host.Tests.Papers;

/// <summary>Papers are filled while modules come and go.</summary>
public sealed class SwapTests(DemoHost host) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task What_is_being_filled_when_the_modules_change_comes_out_whole()
    {
        var browser = await host.As("deputyHead");
        var paper = await SomeList(browser);
        using var done = new CancellationTokenSource();
        var filling = Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () =>
        {
            var filled = 0;
            for (; !done.IsCancellationRequested; filled++)
            {
                var answer = await browser.GetAsync(paper);
                Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
                // Opens, and every field has a value.
                Assert.All(Docx.Open(await answer.Content.ReadAsByteArrayAsync()).Texts, part => Assert.DoesNotContain("{{", part.ToString(), StringComparison.Ordinal));
            }
            return filled;
        })));
        using var api = await host.Api();
        foreach (var action in new[] { "disable", "enable" })
            Assert.True((await api.PostAsync($"/api/v1/modules/britannia/{action}", null)).IsSuccessStatusCode);
        await done.CancelAsync();
        Assert.All(await filling, filled => Assert.NotEqual(0, filled));
    }

    private static async Task<string> SomeList(HttpClient browser)
    {
        var runs = new HtmlParser().ParseDocument(await browser.GetStringAsync("/runs")).QuerySelectorAll("main a").Select(a => a.GetAttribute("href") ?? "")
            .Where(h => h.StartsWith("/runs/", StringComparison.Ordinal)).Select(h => h.Split('?')[0]).Distinct();
        foreach (var run in runs)
            if (await browser.GetAsync(run + "/list") is { StatusCode: HttpStatusCode.OK } list
                && new HtmlParser().ParseDocument(await list.Content.ReadAsStringAsync()).QuerySelector("main a[href$='/participants']")?.GetAttribute("href") is { } paper)
                return paper;
        throw new InvalidOperationException("No run of the invented school has participants.");
    }
}
