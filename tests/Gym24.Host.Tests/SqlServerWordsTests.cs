using Gym24.Contracts.Testing;

namespace Gym24.Host.Tests;

/// <summary>All that the host asks in these tests is put into the words of SQL Server as well, and a page that asks what cannot be said there fails.</summary>
public sealed class SqlServerWordsTests(RunningHost host) : IClassFixture<RunningHost>
{
    [Fact]
    public async Task What_the_host_asks_is_said_to_SQL_Server_too()
    {
        var browser = await host.SignedIn();
        foreach (var page in new[] { "/", "/admin/accounts", "/admin/journal", "/admin/events", "/account/sessions" })
            Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync(page)).StatusCode);
        var said = SqlServerQueries.Watch().Texts;
        foreach (var table in new[] { "users", "sessions", "audit", "outbox", "settings" })
            Assert.Contains(said, text => text.Contains($"[host].[{table}]", StringComparison.Ordinal));
    }
}
