using System.Data;
using System.Data.Common;
using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.EntityFrameworkCore.Query;
using Npgsql;

namespace Gym24.Data.PostgreSql;

/// <summary>
/// PostgreSQL, for a district or for several hosts on one database. Every module has a schema of its own. Writers run side by side; who
/// changes the same row waits for the other one, and read committed is enough because handlers hold rows by updating them.
/// </summary>
public sealed class PostgreSqlEngine : IDatabaseEngine
{
    // Any number will do, if it is nobody else's in this database: "gym24" in bytes.
    private const long StartLock = 0x67796D3234;
    private readonly string _connectionString;

    /// <exception cref="ArgumentException">The connection string cannot be read.</exception>
    public PostgreSqlEngine(string connectionString) =>
        _connectionString = new NpgsqlConnectionStringBuilder(connectionString) { ApplicationName = "gym24" }.ConnectionString;

    public string Name => "postgresql";

    public bool HasSchemas => true;

    public DbConnection CreateConnection() => new NpgsqlConnection(_connectionString);

    public void Configure(DbContextOptionsBuilder options, string historyTable, string? historySchema)
    {
        options.UseNpgsql(npgsql => npgsql.MigrationsHistoryTable(historyTable, historySchema));
        options.ReplaceService<IQuerySqlGeneratorFactory, NullsAsElsewhere>();
        options.ReplaceService<IRelationalSqlTranslatingExpressionVisitorFactory, TuplesAsElsewhere>();
        options.ReplaceService<IMigrationsSqlGenerator, OwnMigrations>();
    }

    public async Task<DbTransaction> Begin(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellation);

    public async Task<DbTransaction> BeginReading(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);

    /// <summary>The counter goes on behind the highest key.</summary>
    public (string? Before, string? After) WithKeys(string table, string? column) => column is null ? (null, null)
        : (null, $"SELECT setval(pg_get_serial_sequence('{table}', '{column}'), COALESCE((SELECT MAX(\"{column}\") FROM {table}), 0) + 1, false)");

    public void Ended(DbTransaction transaction) { }

    /// <summary>A lock of the server's, held by a connection of its own: it goes with the process, however that ends.</summary>
    public async Task<IAsyncDisposable> Alone(CancellationToken cancellation)
    {
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(_connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString);
        try
        {
            await connection.OpenAsync(cancellation);
            await using var command = new NpgsqlCommand($"SELECT pg_advisory_lock({StartLock})", connection);
            await command.ExecuteNonQueryAsync(cancellation);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    public bool IsDuplicate(DbUpdateException failure) =>
        failure.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation };

    public bool IsDeadlock(Exception failure) => failure is PostgresException { SqlState: PostgresErrorCodes.DeadlockDetected };

    public bool IsTransient(Exception failure) => failure is NpgsqlException { IsTransient: true }
        // The server goes down or comes up, or has no connection left.
        or PostgresException { SqlState: PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown or PostgresErrorCodes.CannotConnectNow };
}
