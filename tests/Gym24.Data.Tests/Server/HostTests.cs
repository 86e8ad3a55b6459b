using System.Net;
using Gym24.Contracts.Testing;
using Gym24.Host.Composition;

namespace Gym24.Data.Tests.Server;

/// <summary>The host and its database: said at once and in one line when it will not do, and said while it runs.</summary>
public sealed class HostTests(PostgreSqlServer server) : IDisposable
{
    private static readonly string Key = Convert.ToBase64String(System.Security.Cryptography.RandomNumberGenerator.GetBytes(32));
    private readonly string _data = Directory.CreateTempSubdirectory("gym24-host-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Theory]
    [InlineData("oracle", null, "oracle")]
    [InlineData("postgresql", null, "Database:ConnectionString")]
    [InlineData("postgresql", "Hots=nowhere", "hots")]
    [InlineData("postgresql", "Host=127.0.0.1;Port=1;Username=nobody", "127.0.0.1:1")]
    [InlineData("sqlserver", null, "Database:ConnectionString")]
    [InlineData("sqlserver", "Sevrer=nowhere", "sevrer")]
    [InlineData("sqlserver", "Server=127.0.0.1,1;User ID=nobody;Password=nothing;Connect Timeout=5", "sqlserver")]
    public async Task A_database_that_will_not_do_is_said_in_one_line(string provider, string? connection, string said)
    {
        var refusal = await Assert.ThrowsAsync<CannotStart>(() => Start(provider, connection));
        Assert.Contains(said, refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
    }

    [Fact]
    public async Task A_database_that_is_not_there_is_named()
    {
        var refusal = await Assert.ThrowsAsync<CannotStart>(() => Start("postgresql", server.Connection + ";Database=nobody_made_it"));
        Assert.Contains("nobody_made_it", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_platform_runs_on_PostgreSQL_and_says_when_it_has_gone()
    {
        await using var database = await TestDatabase.OnPostgreSql(server.Connection);
        await using var own = database.Engine.CreateConnection();
        await RunsAndSays("postgresql", own.ConnectionString + ";Timeout=2", async () =>
        {
            await PostgreSqlServer.Tell(server.Connection, $"ALTER DATABASE {own.Database} ALLOW_CONNECTIONS false");
            await PostgreSqlServer.Tell(server.Connection, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{own.Database}'");
        }, () => PostgreSqlServer.Tell(server.Connection, $"ALTER DATABASE {own.Database} ALLOW_CONNECTIONS true"));
    }

    [Fact]
    public async Task The_platform_runs_on_SQL_Server_and_says_when_it_has_gone()
    {
        await using var database = await RealSqlServer.Database();
        await using var own = database.Engine.CreateConnection();
        await RunsAndSays("sqlserver", own.ConnectionString,
            () => RealSqlServer.Tell($"ALTER DATABASE [{own.Database}] SET OFFLINE WITH ROLLBACK IMMEDIATE"),
            () => RealSqlServer.Tell($"ALTER DATABASE [{own.Database}] SET ONLINE"));
    }

    private async Task RunsAndSays(string provider, string connection, Func<Task> takeAway, Func<Task> bringBack)
    {
        await using var process = await Start(provider, connection, "--demo");
        using var browser = new HttpClient(new HttpClientHandler { UseProxy = false }) { BaseAddress = new Uri(process.Addresses.First()) };
        Assert.Equal("ok", await browser.GetStringAsync("/health/ready"));
        Assert.Contains("administrator", await browser.GetStringAsync("/api/v1/demo/accounts"), StringComparison.Ordinal);

        await takeAway();
        var gone = await browser.GetAsync("/health/ready");
        Assert.Equal(HttpStatusCode.ServiceUnavailable, gone.StatusCode);
        Assert.Contains(provider, await gone.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.NotNull(gone.Headers.RetryAfter);

        await bringBack();
        // A pool may remember for some seconds that nobody answered.
        using var limit = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        while ((await browser.GetAsync("/health/ready", limit.Token)).StatusCode != HttpStatusCode.OK)
            await Task.Delay(TimeSpan.FromSeconds(1), limit.Token);
    }

    private async Task<OuterProcess> Start(string provider, string? connection, params string[] more)
    {
        var options = HostOptions.Parse(["--data", _data, "--urls", "http://127.0.0.1:0", .. more]) with
        {
            Settings = new Dictionary<string, string?> { ["Database:Provider"] = provider, ["Database:ConnectionString"] = connection, ["GYM24_KEY"] = Key },
        };
        var process = OuterProcess.Create(options, rehearsal: null);
        try
        {
            await process.Start();
            return process;
        }
        catch
        {
            await process.DisposeAsync();
            throw;
        }
    }
}
