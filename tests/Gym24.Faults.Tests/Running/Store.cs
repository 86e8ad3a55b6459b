using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Gym24.Faults.Tests.Running;

/// <summary>Where a school keeps its data: a folder for each host, and the database, which the test reads behind the product's back.</summary>
internal abstract class Store : IAsyncDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("gym24-faults-").FullName;

    public abstract string Engine { get; }

    public abstract IReadOnlyDictionary<string, string> Settings { get; }

    public string Folder(int host) => Path.Combine(_root, $"host-{host}");

    /// <summary>A table of a module as SQL names it.</summary>
    public abstract string Table(string module, string name);

    protected abstract DbConnection Connect();

    public async Task<List<T>> Read<T>(string sql, Func<DbDataReader, T> row, Guid? subject = null)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        if (subject is { } id)
        {
            var parameter = command.CreateParameter();
            (parameter.ParameterName, parameter.Value) = ("@subject", id);
            command.Parameters.Add(parameter);
        }
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
            rows.Add(row(reader));
        return rows;
    }

    public virtual ValueTask DisposeAsync()
    {
        Directory.Delete(_root, recursive: true);
        return ValueTask.CompletedTask;
    }

    public static async Task<Store> OnPostgreSql(string server)
    {
        var name = $"gym24_faults_{Guid.NewGuid():N}";
        await Gym24.Data.Tests.Server.PostgreSqlServer.Tell(server, $"CREATE DATABASE {name} ENCODING 'UTF8' TEMPLATE template0");
        return new PostgreSqlStore(server, name);
    }

    public static Task<Store> OnSqlite() => Task.FromResult<Store>(new SqliteStore());

    private sealed class SqliteStore : Store
    {
        public override string Engine => "SQLite";

        public override IReadOnlyDictionary<string, string> Settings { get; } = new Dictionary<string, string>();

        public override string Table(string module, string name) => $"\"{module}_{name}\"";

        // Not pooled: nothing of the test's own stays open on a file whose host is killed.
        protected override DbConnection Connect() => new SqliteConnection($"Data Source={Path.Combine(Folder(0), "gym24.db")};Pooling=False;Default Timeout=60");
    }

    private sealed class PostgreSqlStore(string server, string name) : Store
    {
        private readonly string _own = new NpgsqlConnectionStringBuilder(server) { Database = name, MaxPoolSize = 60 }.ConnectionString;

        public override string Engine => "PostgreSQL";

        public override IReadOnlyDictionary<string, string> Settings =>
            new Dictionary<string, string> { ["Database__Provider"] = "postgresql", ["Database__ConnectionString"] = _own };

        public override string Table(string module, string name) => $"\"{module}\".\"{name}\"";

        protected override DbConnection Connect() => new NpgsqlConnection(_own);

        public override async ValueTask DisposeAsync()
        {
            await using (var own = new NpgsqlConnection(_own))
                NpgsqlConnection.ClearPool(own);
            await Gym24.Data.Tests.Server.PostgreSqlServer.Tell(server, $"DROP DATABASE {name} WITH (FORCE)");
            await base.DisposeAsync();
        }
    }
}
