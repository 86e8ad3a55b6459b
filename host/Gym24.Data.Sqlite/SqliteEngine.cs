using System.Data;
using System.Data.Common;
using Gym24.Contracts.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Data.Sqlite;

/// <summary>
/// SQLite in one file, write-ahead log. One writer at a time: writers of this process queue here in order. A commit waits for the disk
/// (synchronous = FULL, the default): what the school was told is saved survives a power cut too. It is not what an import waits for,
/// that commits once in a thousand lines.
/// </summary>
public sealed class SqliteEngine : IDatabaseEngine, IDisposable
{
    private const int Busy = 5, Locked = 6, ConstraintFailed = 19, Unique = 2067, PrimaryKey = 1555;
    private readonly SemaphoreSlim _writer = new(1, 1);
    private readonly string _connectionString;

    public SqliteEngine(string file)
    {
        _connectionString = new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ConnectionString;
        using var connection = new SqliteConnection(_connectionString);
        connection.Open();
        using var wal = connection.CreateCommand();
        // A process that was killed while it migrated leaves its lock behind, and the next one would wait for it for ever. The file belongs
        // to one process, so whoever held it is gone.
        wal.CommandText = "PRAGMA journal_mode = WAL; DROP TABLE IF EXISTS \"__EFMigrationsLock\"";
        wal.ExecuteNonQuery();
        // What the planner knows of the sizes of tables, looked at again where they have grown.
        using var sizes = connection.CreateCommand();
        sizes.CommandText = "PRAGMA optimize = 0x10002";
        sizes.ExecuteNonQuery();
    }

    public string Name => "sqlite";

    public bool HasSchemas => false;

    public DbConnection CreateConnection() => new SqliteConnection(_connectionString);

    public void Configure(DbContextOptionsBuilder options, string historyTable, string? historySchema) =>
        options.UseSqlite(sqlite => sqlite.MigrationsHistoryTable(historyTable));

    public async Task<DbTransaction> Begin(DbConnection connection, CancellationToken cancellation)
    {
        await _writer.WaitAsync(cancellation);
        try
        {
            // BEGIN IMMEDIATE: takes the write lock now rather than failing half way.
            return ((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: false);
        }
        catch
        {
            _writer.Release();
            throw;
        }
    }

    public Task<DbTransaction> BeginReading(DbConnection connection, CancellationToken cancellation) =>
        Task.FromResult<DbTransaction>(((SqliteConnection)connection).BeginTransaction(IsolationLevel.Serializable, deferred: true));

    public void Ended(DbTransaction transaction) => _writer.Release();

    public bool IsDuplicate(DbUpdateException failure) =>
        failure.InnerException is SqliteException { SqliteErrorCode: ConstraintFailed, SqliteExtendedErrorCode: Unique or PrimaryKey };

    public bool IsTransient(Exception failure) => failure is SqliteException { SqliteErrorCode: Busy or Locked };

    /// <summary>The last connection takes the write-ahead log with it: what stays is one file.</summary>
    public void Dispose()
    {
        using (var own = new SqliteConnection(_connectionString))
            SqliteConnection.ClearPool(own);
        _writer.Dispose();
    }
}
