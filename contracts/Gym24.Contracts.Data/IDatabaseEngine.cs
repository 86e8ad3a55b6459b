using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Contracts.Data;

/// <summary>The database the school runs on. One small project each; the host chooses by configuration.</summary>
public interface IDatabaseEngine
{
    /// <summary><c>sqlite</c>, <c>postgresql</c> or <c>sqlserver</c>.</summary>
    string Name { get; }

    /// <summary>Whether a module's tables stand in a schema of their own; else they carry the module's id as a prefix.</summary>
    bool HasSchemas { get; }

    DbConnection CreateConnection();

    /// <summary>Chooses the provider; the connection is set later, one for all contexts of a scope.</summary>
    void Configure(DbContextOptionsBuilder options, string historyTable, string? historySchema);

    /// <summary>Begins a writing transaction. Writers that cannot run side by side wait here, in order.</summary>
    Task<DbTransaction> Begin(DbConnection connection, CancellationToken cancellation);

    /// <summary>Called once after the transaction begun by <see cref="Begin"/> has ended, whatever its end.</summary>
    void Ended(DbTransaction transaction);

    /// <summary>Whether a failed save broke a unique key.</summary>
    bool IsDuplicate(DbUpdateException failure);

    /// <summary>Whether this very failure is one of those of <see cref="DatabaseFailures.MayPass"/>; what it wraps is asked by itself.</summary>
    bool IsTransient(Exception failure) => false;

    /// <summary>Waits until no other host starts on this database, and holds it for this one until it is given back.</summary>
    Task<IAsyncDisposable> Alone(CancellationToken cancellation) => Task.FromResult<IAsyncDisposable>(NobodyElse.Instance);

    /// <summary>Whether this very failure is one of those of <see cref="DatabaseFailures.GaveWay"/>; what it wraps is asked by itself.</summary>
    bool IsDeadlock(Exception failure) => false;

    /// <summary>Once at start: whether the database is as the engine needs it; sets right what it may.</summary>
    /// <exception cref="DbException">The database cannot be used, in the words of its driver.</exception>
    /// <exception cref="InvalidOperationException">The database lacks what the message says.</exception>
    Task Prepare(CancellationToken cancellation) => Check(cancellation);

    /// <summary>Begins a transaction that only reads, in which everything stands still as it was at its first question.</summary>
    async Task<DbTransaction> BeginReading(DbConnection connection, CancellationToken cancellation) =>
        await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);

    /// <summary>What is said around rows that bring a counted key along instead of being given one.</summary>
    /// <param name="table">As raw SQL writes it.</param>
    /// <param name="column">The key, if it is a whole number; it need not be a counted one.</param>
    (string? Before, string? After) WithKeys(string table, string? column) => (null, null);

    /// <summary>Opens a connection and asks something small.</summary>
    /// <exception cref="DbException">The database cannot be used, in the words of its driver.</exception>
    async Task Check(CancellationToken cancellation)
    {
        await using var connection = CreateConnection();
        await connection.OpenAsync(cancellation);
        await using var question = connection.CreateCommand();
        question.CommandText = "SELECT 1";
        await question.ExecuteScalarAsync(cancellation);
    }
}

/// <summary>On an engine that takes one host there is nobody to wait for.</summary>
file sealed class NobodyElse : IAsyncDisposable
{
    public static readonly NobodyElse Instance = new();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
