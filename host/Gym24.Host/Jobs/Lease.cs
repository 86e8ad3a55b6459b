using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Jobs;

/// <summary>Work that one generation of one process does at a time, held in the database. Singleton: one holder per generation.</summary>
internal sealed class Lease(IServiceScopeFactory scopes, TimeProvider clock)
{
    private static readonly TimeSpan Term = TimeSpan.FromSeconds(30), RenewBefore = TimeSpan.FromSeconds(15);
    private readonly string _holder = $"{Environment.MachineName}/{Environment.ProcessId}/{Guid.CreateVersion7():N}";
    private readonly Dictionary<string, DateTime> _until = [];

    /// <returns>Whether it is held, for at least fifteen seconds more.</returns>
    public async Task<bool> Hold(string name, CancellationToken cancellation)
    {
        if (_until.TryGetValue(name, out var until) && until - RenewBefore > clock.GetUtcNow().UtcDateTime)
            return true;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        // Looked at first: whoever does not hold it must not take the write lock every second.
        var row = await db.Leases.AsNoTracking().FirstOrDefaultAsync(l => l.Name == name, cancellation);
        if (row is not null && row.Holder != _holder && row.Until > db.Now)
            return false;
        var now = db.Now;
        var taken = await scope.ServiceProvider.GetRequiredService<DbSession>().InTransactionAsync(async () =>
        {
            if (await db.Leases.Where(l => l.Name == name && (l.Holder == _holder || l.Until <= now))
                    .ExecuteUpdateAsync(l => l.SetProperty(x => x.Holder, _holder).SetProperty(x => x.Until, now + Term), cancellation) > 0)
                return true;
            if (await db.Leases.AnyAsync(l => l.Name == name, cancellation))
                return false;
            db.Leases.Add(new LeaseRow { Name = name, Holder = _holder, Until = now + Term });
            return true;
        }, cancellation);
        if (taken)
            _until[name] = now + Term;
        return taken;
    }

    public async Task Release(string name)
    {
        if (!_until.Remove(name))
            return;
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        await db.Leases.Where(l => l.Name == name && l.Holder == _holder).ExecuteDeleteAsync();
    }
}
