using System.Data.Common;
using Gym24.Contracts.Data;
using Gym24.Host.Composition;
using Microsoft.EntityFrameworkCore;
using static Gym24.Host.CommandLineTexts;

namespace Gym24.Host.Data.CopySchool;

/// <summary>The database a school is copied from, as it was at one moment: people may go on working meanwhile.</summary>
internal sealed class Still : IAsyncDisposable
{
    private readonly Contexts _contexts;
    private readonly DbTransaction _transaction;

    private Still(Contexts contexts, AsyncServiceScope scope, DbTransaction transaction) => (_contexts, Scope, _transaction) = (contexts, scope, transaction);

    public AsyncServiceScope Scope { get; }

    private HostDb Db => Scope.ServiceProvider.GetRequiredService<HostDb>();

    public static async Task<Still> Open(Contexts contexts, CancellationToken cancellation)
    {
        var scope = contexts.Open();
        var connection = scope.ServiceProvider.GetRequiredService<HostDb>().Database.GetDbConnection();
        await connection.OpenAsync(cancellation);
        var still = new Still(contexts, scope, await contexts.Engine.BeginReading(connection, cancellation));
        foreach (var module in contexts.All)
            await Contexts.Of(scope, module).Database.UseTransactionAsync(still._transaction, cancellation);
        return still;
    }

    /// <summary>The school: its first account, which no other school has.</summary>
    /// <exception cref="CannotStart">There is none.</exception>
    public async Task<Guid> School(CancellationToken cancellation) =>
        await Db.Users.OrderBy(u => u.CreatedAt).ThenBy(u => u.NormalizedUserName).Select(u => (Guid?)u.Id).FirstOrDefaultAsync(cancellation) ?? throw new CannotStart(T["Copy.NoSchool"]);

    /// <summary>The modules that have tables here.</summary>
    /// <exception cref="CannotStart">Not every table is known, or one is of another version than its module.</exception>
    public async Task<IReadOnlyList<ModuleDbRegistration>> Modules(CancellationToken cancellation)
    {
        var unknown = await SchoolTables.OfUnknownModules(Db, _contexts.Engine, [.. _contexts.All.Select(m => m.Module)], cancellation);
        if (unknown.Count > 0)
            throw new CannotStart(T["Copy.Unknown", string.Join(", ", unknown)]);
        var there = new List<ModuleDbRegistration>();
        foreach (var module in _contexts.All)
        {
            var database = Contexts.Of(Scope, module).Database;
            var (applied, known) = ((await database.GetAppliedMigrationsAsync(cancellation)).ToList(), database.GetMigrations().ToList());
            if (applied.Count == 0)
                continue;
            if (!applied.SequenceEqual(known))
                throw new CannotStart(T["Copy.OtherVersion", module.Module]);
            there.Add(module);
        }
        return there.Count > 0 ? there : throw new CannotStart(T["Copy.NoSchool"]);
    }

    public async ValueTask DisposeAsync()
    {
        await _transaction.DisposeAsync();
        await Scope.DisposeAsync();
    }
}
