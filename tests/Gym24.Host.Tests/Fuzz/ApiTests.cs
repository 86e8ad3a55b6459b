using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gym24.Fuzz.Tests;
using Microsoft.Data.Sqlite;

namespace Gym24.Host.Tests.Fuzz;

/// <summary>Every operation of the API, as every role: an answer or a refusal in words, never a failure, and nothing left behind by what was refused.</summary>
public sealed partial class ApiTests(DemoHost host) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task Bodies()
    {
        var operations = new Operations(JsonNode.Parse(await host.Browser().GetStringAsync("/openapi/v1.json"))!);
        var callers = await Callers();
        foreach (var caller in callers)
            foreach (var list in (string[])["/api/v1/offerings", "/api/v1/runs", "/api/v1/people", "/api/v1/applications", "/api/v1/partners"])
                operations.Known.AddRange(Id().Matches(await (await caller.GetAsync(list)).Content.ReadAsStringAsync()).Select(m => m.Value).Distinct().Take(20));
        Assert.True(operations.Count > 20 && operations.Known.Count > 20, $"{operations.Count} operations, {operations.Known.Count} ids");

        await new Campaign("API: requests").RunAsync(async (mutations, random, number) =>
        {
            var caller = callers[random.Next(callers.Count)];
            var watched = random.Next(Math.Max(10, Campaign.Inputs / 1000)) == 0;
            // Something else may be written at the same moment, by a job: only what happens every time is the request's doing.
            for (var attempt = 1; ; attempt++)
            {
                var before = watched ? await Stored() : 0;
                using var request = operations.Request(mutations, mutations.Of(number), number);
                using var answer = await caller.SendAsync(request);
                var text = await answer.Content.ReadAsStringAsync();
                var what = $"{request.Method} {request.RequestUri} {(int)answer.StatusCode} {text}";
                Assert.True((int)answer.StatusCode < 500, what);
                if (answer.IsSuccessStatusCode)
                    return true;
                Assert.DoesNotContain("Exception", text, StringComparison.Ordinal);
                Assert.DoesNotContain("   at ", text, StringComparison.Ordinal);
                if (text.Length > 0 && (int)answer.StatusCode >= 400)
                    Assert.True(JsonDocument.Parse(text).RootElement.GetProperty("type").GetString()!.Length > 0, what);
                if (!watched || before == await Stored())
                    return false;
                Assert.True(attempt < 5, $"{what} left something behind");
            }
        });
    }

    /// <summary>Rows and versions of all tables of modules.</summary>
    private async Task<long> Stored()
    {
        await using var connection = new SqliteConnection($"Data Source={host.Database};Mode=ReadOnly");
        await connection.OpenAsync();
        if (_count is null)
        {
            await using var tables = connection.CreateCommand();
            tables.CommandText = "SELECT name, EXISTS (SELECT 1 FROM pragma_table_info(m.name) WHERE name = 'Version' AND type = 'INTEGER') FROM sqlite_master m WHERE type = 'table' "
                + "AND name NOT LIKE 'host_%' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_migrations'";
            var parts = new List<string>();
            await using var reader = await tables.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                parts.Add($"(SELECT COUNT(*){(reader.GetBoolean(1) ? " + 1000003 * COALESCE(SUM(\"Version\"), 0)" : "")} FROM \"{reader.GetString(0)}\")");
            Assert.True(parts.Count > 20);
            _count = "SELECT " + string.Join(" + ", parts.Select((part, i) => $"{i + 1} * {part}"));
        }
        await using var command = connection.CreateCommand();
        command.CommandText = _count;
        return (long)(await command.ExecuteScalarAsync())!;
    }

    private string? _count;

    private async Task<List<HttpClient>> Callers()
    {
        var accounts = await host.Browser().GetFromJsonAsync<JsonElement>("/api/v1/demo/accounts");
        var callers = new List<HttpClient> { host.Browser() };
        foreach (var account in accounts.GetProperty("items").EnumerateArray())
            callers.Add(await host.Api(account.GetProperty("userName").GetString()!, account.GetProperty("password").GetString()!));
        return callers;
    }

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")]
    private static partial Regex Id();
}
