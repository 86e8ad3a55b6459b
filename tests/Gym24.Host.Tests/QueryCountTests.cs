using System.Text.RegularExpressions;

namespace Gym24.Host.Tests;

/// <summary>
/// A page costs a fixed, small number of queries, however much there is to show: the limits are what was counted, and one more, since every
/// few seconds the catalogue looks for corrections behind whichever request comes then. Dashboard, calendar and the page of a run are
/// composed: what the modules have to say there depends on the day and on the invented school, so their limits are the count of a day on
/// which all of them speak. What must never happen is the same question for every row, and that would be dozens.
/// </summary>
public sealed partial class QueryCountTests(DemoHost host) : IClassFixture<DemoHost>
{
    [Theory]
    [InlineData("/catalogue", 0)]
    [InlineData("/catalogue?q=физика&size=100", 0)]
    [InlineData("/partners", 0)]
    [InlineData("/api/v1/offerings", 0)]
    public async Task An_anonymous_reader_costs_next_to_nothing(string address, int most)
    {
        var browser = host.Browser();
        await browser.GetAsync(address);
        using var counter = new Counter(browser);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address)).StatusCode);
        AtMost(counter, most);
    }

    [Theory]
    [InlineData("coordinator", "/catalogue", 3)]
    [InlineData("coordinator", "/catalogue/tusur-excursions", 9)]
    [InlineData("coordinator", "/", 53)]
    [InlineData("coordinator", "/people", 8)]
    [InlineData("coordinator", "/runs", 6)]
    [InlineData("coordinator", "/applications", 7)]
    [InlineData("coordinator", "/calendar", 29)]
    [InlineData("teacher", "/", 53)]
    [InlineData("teacher", "/people", 11)]
    [InlineData("teacher", "/applications", 9)]
    [InlineData("parent", "/", 41)]
    [InlineData("parent", "/applications", 6)]
    [InlineData("parent", "/portfolio", 8)]
    [InlineData("parent", "/questionnaires", 7)]
    [InlineData("coordinator", "/questionnaires/manage", 6)]
    public async Task A_signed_in_page_costs_few(string role, string address, int most)
    {
        var browser = await host.As(role);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(address)).StatusCode);
        using var counter = new Counter(browser);
        await browser.GetAsync(address);
        AtMost(counter, most);
    }

    [Fact]
    public async Task The_page_of_a_run_costs_few_whatever_state_it_is_in()
    {
        var browser = await host.As("coordinator");
        var runs = RunAddress().Matches(await browser.GetStringAsync("/runs")).Select(m => m.Value).Distinct().ToList();
        Assert.NotEmpty(runs);
        foreach (var run in runs)
        {
            await browser.GetAsync(run);
            using var counter = new Counter(browser);
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(run)).StatusCode);
            AtMost(counter, 25);
        }
    }

    /// <summary>One question put by several modules of one page, each of its own offerings.</summary>
    private const int Same = 5;

    private static void AtMost(Counter counter, int most)
    {
        Assert.True(counter.Commands.Count <= most, $"{counter.Commands.Count} queries:{Environment.NewLine}{string.Join(Environment.NewLine, counter.Commands)}");
        Assert.All(counter.Commands.CountBy(c => c), c => Assert.True(c.Value <= Same, $"{c.Value} times: {c.Key}"));
    }

    [GeneratedRegex("""(?<=href=")/runs/[0-9a-f-]{36}(?=")""")]
    private static partial Regex RunAddress();
}
