using Gym24.Contracts.Data;
using Gym24.Data.PostgreSql;
using Gym24.Data.Sqlite;
using Npgsql;

namespace Gym24.Contracts.Testing;

/// <summary>
/// The database of one test school, thrown away with it: SQLite in a temporary folder, unless a test chooses another engine or the whole
/// suite is started with <c>GYM24_TEST_POSTGRESQL</c>, a connection string of somebody who may create databases.
/// </summary>
public abstract class TestDatabase : IAsyncDisposable
{
    private static readonly AsyncLocal<Func<Task<TestDatabase>>?> Chosen = new();

    private protected TestDatabase() { }

    public abstract IDatabaseEngine Engine { get; }

    /// <summary>From here on schools of the running test get their databases like this.</summary>
    public static void Choose(Func<Task<TestDatabase>> create) => Chosen.Value = create;

    internal static Task<TestDatabase> Create() => Chosen.Value is { } chosen ? chosen()
        : Environment.GetEnvironmentVariable("GYM24_TEST_POSTGRESQL") is { Length: > 0 } server ? OnPostgreSql(server)
        : OnSqlite();

    public static Task<TestDatabase> OnSqlite() => Task.FromResult<TestDatabase>(new SqliteFile());

    /// <param name="server">A connection string of somebody who may create databases.</param>
    public static async Task<TestDatabase> OnPostgreSql(string server)
    {
        var name = $"gym24_test_{Guid.NewGuid():N}";
        await PostgreSqlDatabase.Tell(server, $"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0");
        return new PostgreSqlDatabase(server, name);
    }

    public abstract ValueTask DisposeAsync();

    private sealed class SqliteFile : TestDatabase
    {
        private readonly string _folder = System.IO.Directory.CreateTempSubdirectory("gym24-").FullName;
        private readonly SqliteEngine _engine;

        public SqliteFile() => _engine = new SqliteEngine(Path.Combine(_folder, "school.db"));

        public override IDatabaseEngine Engine => _engine;

        public override ValueTask DisposeAsync()
        {
            _engine.Dispose();
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            System.IO.Directory.Delete(_folder, recursive: true);
            return ValueTask.CompletedTask;
        }
    }

    private sealed class PostgreSqlDatabase(string server, string name) : TestDatabase
    {
        public override IDatabaseEngine Engine { get; } =
            new PostgreSqlEngine(new NpgsqlConnectionStringBuilder(server) { Database = name, IncludeErrorDetail = true }.ConnectionString);

        public override async ValueTask DisposeAsync()
        {
            await using (var own = (NpgsqlConnection)Engine.CreateConnection())
                NpgsqlConnection.ClearPool(own);
            await Tell(server, $"DROP DATABASE {name} WITH (FORCE)");
        }

        public static async Task Tell(string server, string sql)
        {
            await using var connection = new NpgsqlConnection(server);
            await connection.OpenAsync();
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync();
        }
    }
}
