using System.Data;
using System.Data.Common;
using Gym24.Contracts.Data;
using Gym24.Data.SqlServer;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Gym24.Contracts.Testing;

/// <summary>The real engine with the real provider, which is stopped before it would open a connection: what it was about to send is kept.</summary>
internal sealed class Unsent : IDatabaseEngine
{
    private static readonly AsyncLocal<List<string>?> Kept = new();
    private readonly SqlServerEngine _engine = new("Server=nowhere");

    public string Name => _engine.Name;

    public bool HasSchemas => _engine.HasSchemas;

    public DbConnection CreateConnection() => _engine.CreateConnection();

    public void Configure(DbContextOptionsBuilder options, string historyTable, string? historySchema)
    {
        _engine.Configure(options, historyTable, historySchema);
        options.AddInterceptors(new Commands(), new Connections());
    }

    public Task<DbTransaction> Begin(DbConnection connection, CancellationToken cancellation) => _engine.Begin(connection, cancellation);

    public Task<DbTransaction> BeginReading(DbConnection connection, CancellationToken cancellation) => _engine.BeginReading(connection, cancellation);

    public void Ended(DbTransaction transaction) { }

    public bool IsDuplicate(DbUpdateException failure) => _engine.IsDuplicate(failure);

    /// <summary>The texts of the commands that the work was about to send.</summary>
    public static IReadOnlyList<string> In(Action work)
    {
        var texts = Kept.Value = [];
        try
        {
            work();
        }
        catch (Exception) when (texts.Count > 0)
        {
            // There was no answer: how the query takes that is its own affair.
        }
        finally
        {
            Kept.Value = null;
        }
        return texts;
    }

    private sealed class Connections : DbConnectionInterceptor
    {
        public override InterceptionResult ConnectionOpening(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
            InterceptionResult.Suppress();
    }

    private sealed class Commands : DbCommandInterceptor
    {
        public override InterceptionResult<DbDataReader> ReaderExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<DbDataReader> result)
        {
            Kept.Value?.Add(command.CommandText);
            return InterceptionResult<DbDataReader>.SuppressWithResult(new DataTable().CreateDataReader());
        }

        public override InterceptionResult<int> NonQueryExecuting(DbCommand command, CommandEventData eventData, InterceptionResult<int> result)
        {
            Kept.Value?.Add(command.CommandText);
            return InterceptionResult<int>.SuppressWithResult(0);
        }
    }
}
