using System.Net;
using System.Text.RegularExpressions;
using Gym24.Contracts.Testing;

namespace Gym24.Data.Tests.Server;

public sealed class PostgreSqlPageTests(PostgreSqlServer server) : PageTests("postgresql")
{
    protected override Task<TestDatabase> Database() => TestDatabase.OnPostgreSql(server.Connection);
}

public sealed class SqlServerPageTests() : PageTests("sqlserver")
{
    protected override Task<TestDatabase> Database() => RealSqlServer.Database();
}

/// <summary>The host with our modules in a process of its own, on a server: its driver really waits, which SQLite's never does.</summary>
public abstract partial class PageTests(string provider) : IDisposable
{
    private const int AtMost = 120;
    private readonly string _data = Directory.CreateTempSubdirectory("gym24-pages-").FullName;

    protected abstract Task<TestDatabase> Database();

    public void Dispose() => Directory.Delete(_data, recursive: true);

    [Fact]
    public async Task Every_page_a_coordinator_comes_to_is_whole()
    {
        await using var database = await Database();
        await using var own = database.Engine.CreateConnection();
        await using var host = HostProcess.Begin(own.ConnectionString, _data, settings: ("Database__Provider", provider));
        using var browser = new HttpClient(new HttpClientHandler { UseProxy = false }) { BaseAddress = await host.Opened() };
        await Visitor.SignIn(browser, "coordinator");
        var (seen, shapes) = (new List<string> { "/", "/calendar", "/people", "/runs", "/applications" }, new Dictionary<string, int>());
        var broken = new List<string>();
        for (var i = 0; i < seen.Count; i++)
        {
            var answer = await browser.GetAsync(seen[i]);
            var html = await answer.Content.ReadAsStringAsync();
            if (answer.StatusCode >= HttpStatusCode.InternalServerError || html.Contains("g-tile-failed", StringComparison.Ordinal))
                broken.Add($"{seen[i]}: {(int)answer.StatusCode}");
            foreach (var link in Links().Matches(html).Select(m => WebUtility.HtmlDecode(m.Groups[1].Value)).Where(l => IsPage(l) && !seen.Contains(l)))
            {
                var shape = Ids().Replace(link.Split('?')[0], "*");
                if (seen.Count < AtMost && (shapes[shape] = shapes.GetValueOrDefault(shape) + 1) == 1)
                    seen.Add(link);
            }
        }
        Assert.True(broken.Count == 0, string.Join(Environment.NewLine, broken));
        Assert.True(seen.Count > 30, $"only {seen.Count} pages were found");
    }

    private static bool IsPage(string link) => !link.StartsWith("/_content", StringComparison.Ordinal) && !link.StartsWith("/language", StringComparison.Ordinal)
        && !Path.HasExtension(link.Split('?')[0]);

    [GeneratedRegex("href=\"(/[^\"#]*)")]
    private static partial Regex Links();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/catalogue/)[^/]+")]
    private static partial Regex Ids();
}
