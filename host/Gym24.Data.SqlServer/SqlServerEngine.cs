using System.Data;
using System.Data.Common;
using Gym24.Contracts.Data;
using Microsoft.Data.SqlClient;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Data.SqlServer;

/// <summary>
/// SQL Server 2019 or later, for a district or for several hosts on one database. Every module has a schema of its own. Who reads does not
/// wait for who writes (read committed snapshot), as on PostgreSQL.
/// </summary>
public sealed class SqlServerEngine : IDatabaseEngine
{
    /// <summary>SQL Server 2019: what is sent is plain enough for it.</summary>
    private const int Level = 150;

    /// <summary>Below this one the server does not read lists that are too long for parameters.</summary>
    private const int LowestLevel = 130;

    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(1);
    private readonly string _connectionString;

    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public SqlServerEngine(string connectionString) =>
        _connectionString = new SqlConnectionStringBuilder(connectionString) { ApplicationName = "gym24" }.ConnectionString;

    public string Name => "sqlserver";

    public bool HasSchemas => true;

    public DbConnection CreateConnection() => new SqlConnection(_connectionString);

    public void Configure(DbContextOptionsBuilder options, string historyTable, string? historySchema)
    {
        options.UseSqlServer(server => server.MigrationsHistoryTable(historyTable, historySchema).UseCompatibilityLevel(Level));
        options.ReplaceService<IMigrationsSqlGenerator, OwnMigrations>();
    }

    public async Task<DbTransaction> Begin(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);

    public async Task<DbTransaction> BeginReading(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(IsolationLevel.Snapshot, cancellation);

    public (string? Before, string? After) WithKeys(string table, string? column)
    {
        if (column is null)
            return (null, null);
        var counted = $"IF OBJECTPROPERTY(OBJECT_ID(N'{table}'), 'TableHasIdentity') = 1 SET IDENTITY_INSERT {table} ";
        return (counted + "ON", counted + "OFF");
    }

    public void Ended(DbTransaction transaction) { }

    /// <summary>A lock of the server's, held by a connection of its own: it goes with the process, however that ends.</summary>
    public async Task<IAsyncDisposable> Alone(CancellationToken cancellation)
    {
        var connection = OfItsOwn();
        try
        {
            await connection.OpenAsync(cancellation);
            await using var command = connection.CreateCommand();
            command.CommandText = "DECLARE @taken int; EXEC @taken = sp_getapplock @Resource = N'gym24.start', @LockMode = N'Exclusive', @LockOwner = N'Session', @LockTimeout = -1; IF @taken < 0 THROW 50000, N'sp_getapplock', 1";
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public bool IsDuplicate(DbUpdateException failure) => failure.InnerException is SqlException { Number: Errors.UniqueConstraint or Errors.UniqueIndex };

    public bool IsDeadlock(Exception failure) => failure is SqlException { Number: Errors.Deadlock };

    public bool IsTransient(Exception failure) => Errors.IsTransient(failure);

    /// <summary>Switches the snapshot on where it is off, which takes nobody else in the database: several hosts that start together try in turn.</summary>
    public async Task Prepare(CancellationToken cancellation)
    {
        while (true)
        {
            var wish = await Wish(cancellation);
            if (wish is null)
                return;
            try
            {
                await Tell(wish, cancellation);
            }
            catch (SqlException failure) when (failure.Number is not (Errors.DatabaseInUse or Errors.AlterFailed))
            {
                throw new InvalidOperationException(wish, failure);
            }
            await Task.Delay(Pause, cancellation);
        }
    }

    /// <summary>What an administrator would have to say to the database, if anything.</summary>
    /// <exception cref="InvalidOperationException">Its compatibility level is too low.</exception>
    private async Task<string?> Wish(CancellationToken cancellation)
    {
        await using var connection = OfItsOwn();
        await connection.OpenAsync(cancellation);
        await using var question = connection.CreateCommand();
        question.CommandText = "SELECT CAST(is_read_committed_snapshot_on AS int), CAST(compatibility_level AS int), QUOTENAME(name), CAST(snapshot_isolation_state AS int) FROM sys.databases WHERE database_id = DB_ID()";
        await using var answer = await question.ExecuteReaderAsync(cancellation);
        await answer.ReadAsync(cancellation);
        if (answer.GetInt32(1) < LowestLevel)
            throw new InvalidOperationException($"ALTER DATABASE {answer.GetString(2)} SET COMPATIBILITY_LEVEL = {Level}");
        return answer.GetInt32(0) != 1 ? $"ALTER DATABASE {answer.GetString(2)} SET READ_COMMITTED_SNAPSHOT ON WITH NO_WAIT"
            : answer.GetInt32(3) == 0 ? $"ALTER DATABASE {answer.GetString(2)} SET ALLOW_SNAPSHOT_ISOLATION ON"
            : null;
    }

    private async Task Tell(string statement, CancellationToken cancellation)
    {
        await using var connection = OfItsOwn();
        await connection.OpenAsync(cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = statement;
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Not of the pool, which would stay in the database.</summary>
    private SqlConnection OfItsOwn() => new(new SqlConnectionStringBuilder(_connectionString) { Pooling = false }.ConnectionString);
}
