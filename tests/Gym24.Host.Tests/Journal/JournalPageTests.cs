using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Journal;

/// <summary>The journal, as a browser without script and a program see it.</summary>
public sealed class JournalPageTests(DemoHost host) : IClassFixture<DemoHost>
{
    private const string Page = "/admin/journal";

    [Fact]
    public async Task An_administrator_reads_filters_and_checks_it()
    {
        var (person, _) = await Written("ShowToAdministrator");
        var browser = await host.As("administrator");
        var list = new HtmlParser().ParseDocument(await browser.GetStringAsync($"{Page}?person={person}"));
        var row = Assert.Single(list.QuerySelectorAll("main tbody tr"));
        Assert.Contains("ShowToAdministrator", row.TextContent, StringComparison.Ordinal);
        var file = await browser.GetAsync(list.QuerySelector("main a[href*='journal.csv']")!.GetAttribute("href"));
        Assert.Equal("text/csv", file.Content.Headers.ContentType?.MediaType);
        Assert.Contains("ShowToAdministrator", await file.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var book = await browser.GetAsync(list.QuerySelector("main a[href*='journal.xlsx']")!.GetAttribute("href"));
        Assert.Equal("Журнал действий.xlsx", book.Content.Headers.ContentDisposition?.FileNameStar);
        using var table = Table.Open(new MemoryStream(await book.Content.ReadAsByteArrayAsync()), columns => columns.Count(c => c is "Действие" or "Итог"));
        Assert.Contains("ShowToAdministrator", Assert.Single(table.Lines).Cells);
        Assert.Empty(new HtmlParser().ParseDocument(await browser.GetStringAsync($"{Page}?person={person}&kind=refused")).QuerySelectorAll("main tbody tr"));
        Assert.Empty(new HtmlParser().ParseDocument(await browser.GetStringAsync($"{Page}?person={person}&until=2001-01-31")).QuerySelectorAll("main tbody tr"));
        Assert.Empty(new HtmlParser().ParseDocument(await browser.GetStringAsync($"{Page}?person={person}&account=nobody")).QuerySelectorAll("main tbody tr"));

        var answer = await RunningHost.Post(browser, Page, [], "check");
        Assert.Equal(Page, answer.Headers.Location!.OriginalString);
        var page = new HtmlParser().ParseDocument(await browser.GetStringAsync(Page));
        Assert.NotNull(page.QuerySelector("main .g-alert.g-good, main .g-alert[role=status]"));
        Assert.Contains("Журнал цел", page.QuerySelector("main .g-alert")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(new HtmlParser().ParseDocument(await browser.GetStringAsync("/")).QuerySelector("main .g-tile:not(.g-tile-failed) a[href='/admin/journal']"));
    }

    [Fact]
    public async Task Names_are_for_the_head_and_numbers_for_the_administrator()
    {
        var (person, name) = await Written("ShowName");
        Assert.DoesNotContain(name, await (await host.As("administrator")).GetStringAsync($"{Page}?person={person}"), StringComparison.Ordinal);
        Assert.Contains(name, await (await host.As("head")).GetStringAsync($"{Page}?person={person}"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("coordinator"), InlineData("teacher"), InlineData("parent"), InlineData("pupil"), InlineData("partner")]
    public async Task Nobody_else_reads_it(string role)
    {
        var browser = await host.As(role);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(Page)).StatusCode);
        Assert.DoesNotContain(Page, await browser.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_reads_it_takes_it_away_and_checks_it()
    {
        var (person, _) = await Written("=ShowToProgram");
        var accounts = await host.Browser().GetFromJsonAsync<JsonElement>("/api/v1/demo/accounts");
        var head = accounts.GetProperty("items").EnumerateArray().First(a => a.GetProperty("role").GetString() == "head");
        var api = await host.Api(head.GetProperty("userName").GetString()!, head.GetProperty("password").GetString()!);
        var found = await api.GetFromJsonAsync<JsonElement>($"/api/v1/journal?person={person}");
        Assert.Equal(1, found.GetProperty("total").GetInt32());
        Assert.Equal("=ShowToProgram", found.GetProperty("items")[0].GetProperty("action").GetString());
        var file = await api.GetStringAsync($"/api/v1/journal.csv?person={person}");
        Assert.Contains(";'=ShowToProgram;", file, StringComparison.Ordinal);
        var report = await (await api.PostAsync("/api/v1/journal/check", null)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(0, report.GetProperty("found").GetInt32());
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Browser().GetAsync("/api/v1/journal.csv")).StatusCode);
    }

    /// <returns>Somebody of the school, and how they are called.</returns>
    private async Task<(Guid Person, string Name)> Written(string action)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var people = scope.ServiceProvider.GetRequiredService<Contracts.People.IPeopleDirectory>();
        // One for each test: what is written stays.
        var some = (await people.Staff())[action.Length];
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        await scope.ServiceProvider.GetRequiredService<DbSession>().InTransactionAsync(() =>
        {
            db.Audit(new AuditRow { At = db.Now, Module = "host", Action = action, Person = some.Id });
            return Task.FromResult(true);
        });
        return (some.Id, some.DisplayName);
    }
}
