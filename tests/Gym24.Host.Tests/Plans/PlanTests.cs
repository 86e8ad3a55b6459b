using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;

namespace Gym24.Host.Tests.Plans;

/// <summary>
/// What pages and lists ask stands on an index: the plan of every command that was sent is read. A table that grows with the years may be
/// counted and may be read along one of its indexes; it is never gone through as it lies.
/// </summary>
public sealed partial class PlanTests(DemoHost host) : IClassFixture<DemoHost>
{
    private const int AtMost = 40;

    /// <summary>What does not grow with the pupils: rules and settings, what modules ship, and what a school adds a few dozen of in a year.</summary>
    private static readonly HashSet<string> Small =
    [
        "host_search_builds", "britannia_development", "britannia_exams", "britannia_levels", "britannia_rules", "partnerships_agreement_settings", "partnerships_agreements",
        "partnerships_offering_corrections", "partnerships_proposals", "partnerships_run_settings", "people_classes", "tpu_projects", "tsu_areas",
        "tsu_selection_groups", "tsu_selection_rules", "tsu_shift_list_rows", "tsu_stage_kinds", "tsu_supervision_rules", "tsu_supervisors", "tsu_topic_stages", "tusur_rules",
    ];

    [Theory]
    [InlineData("coordinator")]
    [InlineData("teacher")]
    [InlineData("parent")]
    [InlineData("pupil")]
    public async Task Pages_are_on_an_index(string role)
    {
        using var browser = await host.As(role);
        using var counter = new Counter(browser);
        var (seen, shapes) = (new List<string> { "/", "/calendar", "/people?q=ив", "/runs", "/applications", "/notices", "/catalogue", "/search?q=ив", "/search?q=олемпиада%20тусур", "/search/suggest?q=кур" }, new HashSet<string>());
        for (var i = 0; i < seen.Count; i++)
        {
            var html = await (await browser.GetAsync(seen[i])).Content.ReadAsStringAsync();
            foreach (var link in Links().Matches(html).Select(m => WebUtility.HtmlDecode(m.Value)).Where(l => IsPage(l) && !seen.Contains(l)))
                if (seen.Count < AtMost && shapes.Add(Shape(link)))
                    seen.Add(link);
        }
        await Check(counter);
    }

    [Fact]
    public async Task Lists_of_the_api_are_on_an_index()
    {
        var accounts = await host.Browser().GetFromJsonAsync<JsonElement>("/api/v1/demo/accounts");
        var account = accounts.GetProperty("items").EnumerateArray().First(a => a.GetProperty("role").GetString() == "coordinator");
        using var api = await host.Api(account.GetProperty("userName").GetString()!, account.GetProperty("password").GetString()!);
        using var counter = new Counter(api);
        var paths = (await api.GetFromJsonAsync<JsonElement>("/openapi/v1.json")).GetProperty("paths").EnumerateObject()
            .Where(p => p.Value.TryGetProperty("get", out _) && !p.Name.Contains('{', StringComparison.Ordinal)).Select(p => p.Name).ToList();
        var run = (await api.GetFromJsonAsync<JsonElement>("/api/v1/runs")).GetProperty("items")[0].GetProperty("id").GetString();
        var person = (await api.GetFromJsonAsync<JsonElement>("/api/v1/people?kind=pupil&q=ив")).GetProperty("items")[0].GetProperty("id").GetString();
        foreach (var path in (string[])[.. paths, $"/api/v1/runs/{run}", $"/api/v1/applications?run={run}", $"/api/v1/applications?person={person}", "/api/v1/applications?state=waiting&page=2",
            "/api/v1/search?q=ив", "/api/v1/people?q=ив", "/api/v1/people?kind=staff", $"/api/v1/people/{person}", $"/api/v1/portfolio/{person}", $"/api/v1/runs/{run}/attendance", $"/api/v1/runs/{run}/results"])
            await api.GetAsync(path);
        await Check(counter);
    }

    [Fact]
    public async Task What_is_on_no_index_is_found()
    {
        await using var database = await Open();
        Assert.Single(Scans(database, "SELECT \"p\".\"Id\" FROM \"partnerships_runs\" AS \"p\" WHERE \"p\".\"Room\" = @room"));
        Assert.Empty(Scans(database, "SELECT \"p\".\"Id\" FROM \"partnerships_runs\" AS \"p\" WHERE \"p\".\"Id\" = @id"));
    }

    /// <summary>Without what was counted of tables that are small today: that speaks against every index.</summary>
    private async Task<SqliteConnection> Open()
    {
        await using (var counted = new SqliteConnection($"Data Source={host.Database};Pooling=False"))
        {
            await counted.OpenAsync();
            await using var forget = new SqliteCommand("DROP TABLE IF EXISTS sqlite_stat1", counted);
            await forget.ExecuteNonQueryAsync();
        }
        var database = new SqliteConnection($"Data Source={host.Database};Mode=ReadOnly;Pooling=False");
        await database.OpenAsync();
        return database;
    }

    private async Task Check(Counter counter)
    {
        var commands = counter.Commands.Distinct().ToList();
        Assert.True(commands.Count > 10, $"only {commands.Count} commands were seen");
        await using var database = await Open();
        var wrong = commands.Where(c => !MayGoThrough(c)).SelectMany(c => Scans(database, c).Select(s => $"{s}{Environment.NewLine}{c}{Environment.NewLine}")).ToList();
        Assert.True(wrong.Count == 0, string.Join(Environment.NewLine, wrong));
    }

    private static IEnumerable<string> Scans(SqliteConnection database, string sql)
    {
        using var plan = database.CreateCommand();
        plan.CommandText = $"EXPLAIN QUERY PLAN {sql}";
        // The plan is the same whatever is asked for.
        foreach (var name in Parameters().Matches(sql).Select(m => m.Value).Distinct())
            plan.Parameters.AddWithValue(name, DBNull.Value);
        var names = Aliases().Matches(sql).ToLookup(m => m.Groups[2].Value, m => m.Groups[1].Value);
        using var reader = plan.ExecuteReader();
        var scans = new List<string>();
        while (reader.Read())
            if (Scan().Match(reader.GetString(3)) is { Success: true } scan)
                scans.AddRange(names[scan.Groups[1].Value].Where(t => !Small.Contains(t)).Select(t => $"{t}: {reader.GetString(3)}"));
        return scans;
    }

    /// <summary>Counted it may be; and where nothing can be within reach, nothing is read, whatever the plan.</summary>
    private static bool MayGoThrough(string sql) => sql.StartsWith("SELECT COUNT(*)", StringComparison.Ordinal) || Nothing().IsMatch(sql);

    private static bool IsPage(string link) => !link.StartsWith("/_content", StringComparison.Ordinal) && !link.StartsWith("/language", StringComparison.Ordinal)
        && !Path.HasExtension(link.Split('?')[0]);

    private static string Shape(string link)
    {
        var parts = link.Split('?');
        return Ids().Replace(parts[0], "*") + (parts.Length > 1 ? "?" + string.Join('&', parts[1].Split('&').Select(p => p.Split('=')[0]).Order(StringComparer.Ordinal)) : "");
    }

    [GeneratedRegex("(?<=href=\")/[^\"#]*")]
    private static partial Regex Links();

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f-]{27}|(?<=/catalogue/)[^/]+")]
    private static partial Regex Ids();

    [GeneratedRegex("@\\w+")]
    private static partial Regex Parameters();

    [GeneratedRegex("\"(\\w+)\" AS \"(\\w+)\"")]
    private static partial Regex Aliases();

    [GeneratedRegex("WHERE 0\\b")]
    private static partial Regex Nothing();

    // Only of tables as they lie; what a query has made itself and gives a name to is no table.
    [GeneratedRegex("^SCAN (\\w+)(?! USING)(?! VIRTUAL)\\b")]
    private static partial Regex Scan();
}
