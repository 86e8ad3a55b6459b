using System.Collections.Concurrent;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Jobs;

/// <summary>Work that one generation of one process does at a time, held in the database. Singleton: one holder per generation.</summary>
internal sealed class Lease(IServiceScopeFactory scopes, TimeProvider clock, ILogger<Lease> log)
{
    private static readonly TimeSpan Usual = TimeSpan.FromSeconds(30);
    private readonly string _holder = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}";
    private readonly ConcurrentDictionary<string, DateTime> _until = [];

    /// <returns>Whether it is held, for at least fifteen seconds more.</returns>
    public Task<bool> Hold(string name, CancellationToken cancellation) => Hold(name, Usual, cancellation);

    /// <param name="term">How long the work rests when its holder dies.</param>
    /// <returns>Whether it is held, for at least half of the term.</returns>
    public async Task<bool> Hold(string name, TimeSpan term, CancellationToken cancellation)
    {
        if (_until.TryGetValue(name, out var until) && until - (term / 2) > clock.GetUtcNow().UtcDateTime)
            return true;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        var session = scope.ServiceProvider.GetRequiredService<DbSession>();
        // Looked at first: whoever does not hold it must not take the write lock every second.
        var row = await db.Leases.AsNoTracking().FirstOrDefaultAsync(l => l.Name == name, cancellation);
        if (row is not null && row.Holder != _holder && row.Until > db.Now)
            return false;
        try
        {
            if (await session.InTransactionAsync(() => Take(db, name, term, cancellation), cancellation) is not { } taken)
                return false;
            _until[name] = taken;
            return true;
        }
        catch (DbUpdateException failure) when (session.Engine.IsDuplicate(failure))
        {
            // Nobody had ever held it, and somebody else was faster.
            return false;
        }
    }

    private async Task<DateTime?> Take(HostDb db, string name, TimeSpan term, CancellationToken cancellation)
    {
        var (now, until) = (db.Now, db.Now + term);
        if (await db.Leases.Where(l => l.Name == name && (l.Holder == _holder || l.Until <= now))
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.Holder, _holder).SetProperty(x => x.Until, until), cancellation) > 0)
            return until;
        if (await db.Leases.AnyAsync(l => l.Name == name, cancellation))
            return null;
        db.Leases.Add(new LeaseRow { Name = name, Holder = _holder, Until = until });
        return until;
    }

    /// <summary>Gives it back; where the database is away, it runs out by itself.</summary>
    public async Task Release(string name)
    {
        if (!_until.TryRemove(name, out _))
            return;
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HostDb>();
            await db.Leases.Where(l => l.Name == name && l.Holder == _holder).ExecuteDeleteAsync();
        }
        catch (Exception failure)
        {
            log.LogWarning(failure, "The lease {Name} was not given back; it runs out by itself", name);
        }
    }
}
