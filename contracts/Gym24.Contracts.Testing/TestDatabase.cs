using Gym24.Contracts.Data;
using Gym24.Data.PostgreSql;
using Gym24.Data.Sqlite;
using Gym24.Data.SqlServer;
using Microsoft.Data.SqlClient;
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

    /// <param name="server">A connection string of somebody who may create databases. A certificate that nobody knows is trusted.</param>
    public static async Task<TestDatabase> OnSqlServer(string server)
    {
        var master = new SqlConnectionStringBuilder(server) { InitialCatalog = "master", TrustServerCertificate = true }.ConnectionString;
        var name = $"gym24_test_{Guid.NewGuid():N}";
        await SqlServerDatabase.Create(master, name);
        return new SqlServerDatabase(master, name);
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

    private sealed class SqlServerDatabase(string master, string name) : TestDatabase
    {
        private const int ModelInUse = 1807, Attempts = 60;
        private static readonly SemaphoreSlim Turn = new(1, 1);
        private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);

        public override IDatabaseEngine Engine { get; } =
            new SqlServerEngine(new SqlConnectionStringBuilder(master) { InitialCatalog = name, MaxPoolSize = 200, ConnectTimeout = 60 }.ConnectionString);

        /// <summary>As SQL Server 2019 takes it, with the collation the server gives: what is equal and first must not depend on it.</summary>
        public static async Task Create(string master, string name)
        {
            // A new database is copied from one that nobody else may be using at that moment.
            await Turn.WaitAsync();
            try
            {
                for (var attempt = 1; ; attempt++)
                {
                    try
                    {
                        await Tell(master, $"CREATE DATABASE [{name}]");
                        break;
                    }
                    catch (SqlException failure) when (failure.Number == ModelInUse && attempt < Attempts)
                    {
                        await Task.Delay(Pause);
                    }
                }
            }
            finally
            {
                Turn.Release();
            }
            await Tell(master, $"ALTER DATABASE [{name}] SET COMPATIBILITY_LEVEL = 150");
            await Tell(master, $"ALTER DATABASE [{name}] SET RECOVERY SIMPLE");
            await Tell(master, $"ALTER DATABASE [{name}] SET READ_COMMITTED_SNAPSHOT ON WITH ROLLBACK IMMEDIATE");
        }

        public override async ValueTask DisposeAsync()
        {
            await using (var own = (SqlConnection)Engine.CreateConnection())
                SqlConnection.ClearPool(own);
            // In one breath: whoever came back in between would be the single user.
            await Tell(master, $"ALTER DATABASE [{name}] SET SINGLE_USER WITH ROLLBACK IMMEDIATE; DROP DATABASE [{name}]");
        }

        private static async Task Tell(string master, string sql)
        {
            await using var connection = new SqlConnection(master);
            await connection.OpenAsync();
            await using var command = new SqlCommand(sql, connection) { CommandTimeout = 120 };
            await command.ExecuteNonQueryAsync();
        }
    }
}
