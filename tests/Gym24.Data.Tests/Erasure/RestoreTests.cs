using System.Net.Http.Json;
using System.Text.Json;
using Gym24.Contracts.Testing;
using Gym24.Data.Tests.Server;
using Npgsql;

namespace Gym24.Data.Tests.Erasure;

/// <summary>A server's database that is put back from before an erasure does not bring the pupil back.</summary>
public sealed class RestoreTests(PostgreSqlServer server) : IDisposable
{
    private const string Waiting = """SELECT count(*) FROM host.outbox WHERE "DeliveredAt" IS NULL AND "DeadAt" IS NULL""";
    private readonly string _data = Directory.CreateTempSubdirectory("gym24-restore-").FullName;
    private readonly string _key = HostProcess.NewKey();

    public void Dispose()
    {
        Directory.Delete(_data, recursive: true);
        File.Delete(_data + ".erasures.jsonl");
    }

    [Fact]
    public async Task What_a_restored_copy_brings_back_is_gone_before_the_first_request()
    {
        await using var database = await TestDatabase.OnPostgreSql(server.Connection);
        await using var own = database.Engine.CreateConnection();
        var at = own.ConnectionString;
        var name = new NpgsqlConnectionStringBuilder(at).Database!;
        await using (var first = HostProcess.Begin(at, _data, settings: ("GYM24_KEY", _key)))
        {
            await first.Opened();
            using var patience = new CancellationTokenSource(TimeSpan.FromMinutes(3));
            while (await Ask<long>(at, Waiting) > 0)
                await Task.Delay(200, patience.Token);
        }
        var (pupil, called) = await SomebodyBusy(at);
        await Alone(name, $"CREATE DATABASE {name}_copy TEMPLATE {name}");

        await using (var second = HostProcess.Begin(at, _data, settings: ("GYM24_KEY", _key)))
        {
            using var head = await Visitor.Api(await second.Opened(), "head");
            var lines = await head.GetFromJsonAsync<JsonElement>($"/api/v1/personal-data/{pupil}");
            var kinds = lines.GetProperty("lines").EnumerateArray().Where(l => l.GetProperty("fate").GetString() != "kept").Select(l => l.GetProperty("kind").GetString());
            var answer = await head.PostAsJsonAsync($"/api/v1/personal-data/{pupil}/erase", new { reason = "unlawful", ground = "Решение № 4", kinds });
            Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
            Assert.Empty(await Named(at, called));
        }

        await Alone(name, $"DROP DATABASE {name}", $"ALTER DATABASE {name}_copy RENAME TO {name}");
        Assert.NotEmpty(await Named(at, called));
        await using var third = HostProcess.Begin(at, _data, settings: ("GYM24_KEY", _key));
        using var back = await Visitor.Api(await third.Opened(), "head");
        Assert.Empty(await Named(at, called));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await back.GetAsync($"/api/v1/people/{pupil}")).StatusCode);
    }

    /// <summary>A pupil with many applications whose name nobody else has.</summary>
    private static async Task<(Guid Id, string Name)> SomebodyBusy(string at)
    {
        var id = await Ask<Guid>(at, """
            SELECT p."Id" FROM people.people p JOIN partnerships.applications a ON a."PersonId" = p."Id"
            WHERE p."Kind" = 0 AND (SELECT count(*) FROM people.people q WHERE q."DisplayName" = p."DisplayName") = 1
            GROUP BY p."Id", p."SortKey" ORDER BY count(*) DESC, p."SortKey" LIMIT 1
            """);
        return (id, await Ask<string>(at, $"""SELECT "DisplayName" FROM people.people WHERE "Id" = '{id}'"""));
    }

    /// <returns>Tables of the whole database in which a name stands.</returns>
    private static async Task<IReadOnlyList<string>> Named(string at, string name)
    {
        var tables = new List<string>();
        await using var connection = new NpgsqlConnection(at);
        await connection.OpenAsync();
        await using (var list = new NpgsqlCommand("SELECT format('%I.%I', table_schema, table_name) FROM information_schema.tables WHERE table_type = 'BASE TABLE' AND table_schema NOT IN ('pg_catalog', 'information_schema')", connection))
        await using (var reader = await list.ExecuteReaderAsync())
            while (await reader.ReadAsync())
                tables.Add(reader.GetString(0));
        var found = new List<string>();
        foreach (var table in tables)
        {
            await using var look = new NpgsqlCommand($"SELECT EXISTS (SELECT 1 FROM {table} t WHERE position(lower(@name) IN lower(t::text)) > 0)", connection) { Parameters = { new("name", name) } };
            if ((bool)(await look.ExecuteScalarAsync())!)
                found.Add(table);
        }
        Assert.True(tables.Count > 80, $"only {tables.Count} tables");
        return found;
    }

    private static async Task<T> Ask<T>(string at, string sql)
    {
        await using var connection = new NpgsqlConnection(at);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (T)(await command.ExecuteScalarAsync())!;
    }

    /// <summary>Whole databases are copied and dropped while nobody is in them.</summary>
    private async Task Alone(string database, params string[] commands)
    {
        NpgsqlConnection.ClearAllPools();
        await PostgreSqlServer.Tell(server.Connection, $"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{database}'");
        foreach (var command in commands)
            await PostgreSqlServer.Tell(server.Connection, command);
    }
}
