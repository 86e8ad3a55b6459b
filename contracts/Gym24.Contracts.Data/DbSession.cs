using System.Data;
using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Contracts.Data;

/// <summary>
/// One connection and at most one transaction for all contexts of a scope, so that a command that touches two modules is
/// saved whole or not at all. Scoped.
/// </summary>
public sealed class DbSession : IAsyncDisposable, IDisposable
{
    private static readonly AsyncLocal<DbSession?> Holder = new();
    private readonly SemaphoreSlim _turn = new(1, 1);
    private readonly List<DbContext> _contexts = [];
    private readonly List<Action> _afterCommit = [];
    private readonly List<AuditRow> _entries = [];
    private readonly IDatabaseEngine _engine;
    private readonly AuditChains _chains;
    private DbConnection? _connection;
    private DbTransaction? _transaction;

    internal DbSession(IDatabaseEngine engine, AuditChains chains) => (_engine, _chains) = (engine, chains);

    public IDatabaseEngine Engine => _engine;

    internal SearchWriter? Search { get; set; }

    public bool InTransaction => _transaction is not null;

    /// <summary>Runs once the running transaction has been committed, or at once where there is none.</summary>
    public void AfterCommit(Action action)
    {
        if (InTransaction)
            _afterCommit.Add(action);
        else
            action();
    }

    /// <summary>
    /// Requests of one scope take turns: parts of a page that load side by side share its connection and its contexts, which do one thing
    /// at a time. A request that is sent from within another one goes with it.
    /// </summary>
    internal async Task<T> InTurn<T>(Func<Task<T>> work, CancellationToken cancellation)
    {
        if (Holder.Value == this)
            return await work();
        await _turn.WaitAsync(cancellation);
        Holder.Value = this;
        try
        {
            return await work();
        }
        finally
        {
            _turn.Release();
        }
    }

    /// <summary>Saved as the last thing before the commit: see <see cref="AuditChains"/>.</summary>
    internal void Audit(AuditRow entry)
    {
        if (!InTransaction)
            throw new InvalidOperationException("An audit entry belongs to the transaction of what it tells of.");
        _entries.Add(entry);
    }

    internal void Join(DbContext context)
    {
        context.Database.SetDbConnection(_connection ??= _engine.CreateConnection());
        if (_transaction is not null)
            context.Database.UseTransaction(_transaction);
        _contexts.Add(context);
    }

    /// <summary>Runs the work in a transaction; joins the running one if there is one.</summary>
    public async Task<T> InTransactionAsync<T>(Func<Task<T>> work, CancellationToken cancellation = default)
    {
        if (InTransaction)
            return await work();
        _connection ??= _engine.CreateConnection();
        if (_connection.State != ConnectionState.Open)
            await _connection.OpenAsync(cancellation);
        _transaction = await _engine.Begin(_connection, cancellation);
        try
        {
            foreach (var context in _contexts)
                await context.Database.UseTransactionAsync(_transaction, cancellation);
            var result = await work();
            foreach (var context in _contexts.ToArray())
                await context.SaveChangesAsync(cancellation);
            if (Search is { HasMarks: true } search)
                await search.Write(cancellation);
            await Commit(_transaction, cancellation);
            return await End(result);
        }
        catch (Exception failure)
        {
            var lost = _connection.State != ConnectionState.Open;
            // What was tracked is no longer what is stored.
            foreach (var context in _contexts)
                context.ChangeTracker.Clear();
            _afterCommit.Clear();
            _entries.Clear();
            Search?.Forget();
            await End(false);
            if (lost && !_engine.MayPass(failure))
                throw new ConnectionLost(failure);
            throw;
        }
    }

    private Task Commit(DbTransaction transaction, CancellationToken cancellation)
    {
        if (_entries.Count == 0)
            return transaction.CommitAsync(cancellation);
        AuditRow[] entries = [.. _entries];
        _entries.Clear();
        // From here on nobody may call it off: it takes no longer than the disk, and others wait.
        return _chains.Append(entries, async begun =>
        {
            var db = _contexts.OfType<ModuleDb>().First();
            if (begun is not null)
                db.Set<AuditChainRow>().Add(begun);
            db.Set<AuditRow>().AddRange(entries);
            await db.SaveChangesAsync(CancellationToken.None);
            await transaction.CommitAsync(CancellationToken.None);
        }, cancellation);
    }

    private async Task<T> End<T>(T result)
    {
        var ended = _transaction!;
        _transaction = null;
        try
        {
            foreach (var context in _contexts)
                await context.Database.UseTransactionAsync(null);
            await ended.DisposeAsync();
        }
        finally
        {
            _engine.Ended(ended);
        }
        foreach (var action in _afterCommit)
            action();
        _afterCommit.Clear();
        return result;
    }

    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
            await _connection.DisposeAsync();
    }

    public void Dispose() => _connection?.Dispose();
}
