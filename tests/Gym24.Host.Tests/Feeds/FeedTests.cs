using System.Text.RegularExpressions;
using AngleSharp.Html.Parser;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Feeds;

/// <summary>A calendar program reads what its owner would see, as long as the owner wants it to.</summary>
public sealed partial class FeedTests(FeedTests.WithAddress host) : IClassFixture<FeedTests.WithAddress>
{
    private const string Page = "/calendar/feed";

    [Theory]
    [InlineData("coordinator")]
    [InlineData("teacher")]
    [InlineData("pupil")]
    [InlineData("parent")]
    [InlineData("partner")]
    public async Task It_holds_what_the_page_of_the_calendar_shows_and_no_more(string role)
    {
        var browser = await host.As(role);
        var read = await OtherProgram.Reads(await host.Browser().GetStringAsync(await Make(browser)));
        var shown = new HashSet<string>();
        var month = DateOnly.FromDateTime(DateTime.UtcNow).AddMonths(-1);
        for (var i = 0; i < 15; i++)
        {
            var html = new HtmlParser().ParseDocument(await browser.GetStringAsync($"/calendar?view=list&month={month.AddMonths(i):yyyy-MM}"));
            shown.UnionWith(html.QuerySelectorAll("main section a[href]").Select(a => a.GetAttribute("href")!));
        }
        Assert.True(role == "partner" || read.Count > 0);
        Assert.Empty(read.Select(e => Uri.UnescapeDataString(new Uri(e.Url).PathAndQuery)).Distinct().Except(shown.Select(Uri.UnescapeDataString)));
    }

    [Fact]
    public async Task A_new_address_ends_the_old_one_and_it_can_be_turned_off()
    {
        var browser = await host.As("psychologist");
        var first = await Make(browser);
        var second = await Make(browser);
        Assert.Equal(HttpStatusCode.NotFound, (await host.Browser().GetAsync(first)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Browser().GetAsync(second)).StatusCode);
        // What opens the calendar opens nothing else, and is shown once.
        Assert.DoesNotContain("<form", await host.Browser().GetStringAsync(second.Replace("/calendar/", "/password/", StringComparison.Ordinal).Replace(".ics", "", StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(second, await browser.GetStringAsync(Page), StringComparison.Ordinal);
        await RunningHost.Post(browser, Page, [], "end");
        Assert.Equal(HttpStatusCode.NotFound, (await host.Browser().GetAsync(second)).StatusCode);
    }

    [Fact]
    public async Task Whoever_is_locked_out_has_no_calendar()
    {
        var browser = await host.As("deputyHead");
        var address = await Make(browser);
        await using var scope = host.Services.CreateAsyncScope();
        var name = (await host.Account("deputyHead")).User;
        await scope.ServiceProvider.GetRequiredService<HostDb>().Users.Where(u => u.UserName == name).ExecuteUpdateAsync(u => u.SetProperty(x => x.LockoutEnd, Locks.UntilReturn));
        Assert.Equal(HttpStatusCode.NotFound, (await host.Browser().GetAsync(address)).StatusCode);
    }

    private static async Task<string> Make(HttpClient browser)
    {
        var answer = await RunningHost.Post(browser, Page, [], "make");
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return new Uri(Link().Match(await answer.Content.ReadAsStringAsync()).Value).PathAndQuery;
    }

    /// <summary>The school has said where it is.</summary>
    public sealed class WithAddress : DemoHost
    {
        protected override Dictionary<string, string?> Settings => new() { ["School:Address"] = "https://gym24.school.example" };
    }

    [GeneratedRegex(@"https://gym24\.school\.example/link/calendar/[\w-]{43}\.ics")]
    private static partial Regex Link();
}
