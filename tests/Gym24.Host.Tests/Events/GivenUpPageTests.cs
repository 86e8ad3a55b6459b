using System.Net.Http.Json;
using AngleSharp.Html.Parser;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Events;

/// <summary>The page of what was given up, as a browser without script sees it.</summary>
public sealed class GivenUpPageTests(DemoHost host) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task An_administrator_sees_it_and_tries_again()
    {
        var id = await GivenUp();
        var browser = await host.As("administrator");
        var home = new HtmlParser().ParseDocument(await browser.GetStringAsync("/"));
        Assert.NotNull(home.QuerySelector("main .g-tile:not(.g-tile-failed) a[href='/admin/events']"));
        var list = new HtmlParser().ParseDocument(await browser.GetStringAsync("/admin/events"));
        var row = list.QuerySelector($"a[href='/admin/events/{id}']")!.Closest("tr")!;
        Assert.Contains(nameof(ChalkBroke), row.TextContent, StringComparison.Ordinal);
        Assert.Contains("no ears", row.TextContent, StringComparison.Ordinal);

        var answer = await RunningHost.Post(browser, $"/admin/events/{id}", [], "again");
        Assert.Equal("/admin/events", answer.Headers.Location!.OriginalString);
        // Nobody here knows the event any more: it is through as soon as it is on its way again.
        Assert.DoesNotContain(id.ToString(), await browser.GetStringAsync("/admin/events"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.GetAsync($"/admin/events/{id}")).StatusCode);
    }

    [Fact]
    public async Task Putting_aside_asks_for_a_reason_and_is_written_down()
    {
        var id = await GivenUp();
        var browser = await host.As("administrator");
        var unsaid = await RunningHost.Post(browser, $"/admin/events/{id}", new() { ["reason"] = " " }, "aside");
        Assert.Equal(HttpStatusCode.BadRequest, unsaid.StatusCode);
        Assert.Contains("aria-invalid=\"true\"", await unsaid.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var answer = await RunningHost.Post(browser, $"/admin/events/{id}", new() { ["reason"] = "исправлено вручную" }, "aside");
        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        Assert.Equal("исправлено вручную", (await db.Outbox.SingleAsync(r => r.Id == id)).PutAsideReason);
        Assert.NotNull((await db.Set<Contracts.Data.AuditRow>().SingleAsync(a => a.Subject == id && a.Action == "PutAside" && a.Outcome == "done")).UserId);
    }

    [Theory]
    [InlineData("coordinator")]
    [InlineData("parent")]
    public async Task Nobody_else_sees_it(string role)
    {
        var browser = await host.As(role);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/admin/events")).StatusCode);
        Assert.DoesNotContain("/admin/events", await browser.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_over_the_API()
    {
        var id = await GivenUp();
        var accounts = await host.Browser().GetFromJsonAsync<System.Text.Json.JsonElement>("/api/v1/demo/accounts");
        var admin = accounts.GetProperty("items").EnumerateArray().First(a => a.GetProperty("role").GetString() == "administrator");
        var api = await host.Api(admin.GetProperty("userName").GetString()!, admin.GetProperty("password").GetString()!);
        Assert.Contains(id.ToString(), await api.GetStringAsync("/api/v1/events"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.BadRequest, (await api.PostAsJsonAsync($"/api/v1/events/{id}/put-aside", new { reason = "" })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await api.PostAsJsonAsync($"/api/v1/events/{id}/retry", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await api.PostAsJsonAsync($"/api/v1/events/{id}/retry", new { })).StatusCode);
    }

    private async Task<Guid> GivenUp()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        db.Publish(new ChalkBroke(Guid.CreateVersion7()));
        var row = db.Outbox.Local.Single();
        (row.DeadAt, row.Attempts, row.LastError) = (db.Now, 12, "InvalidOperationException: no ears");
        await db.SaveChangesAsync();
        return row.Id;
    }
}
