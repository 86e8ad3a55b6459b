using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Together;

/// <summary>The processes that work on this database: each says every few seconds that it is there.</summary>
internal static class HostRoll
{
    public static readonly TimeSpan Every = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan GoneAfter = TimeSpan.FromSeconds(15), ForgottenAfter = TimeSpan.FromDays(1);
    private static readonly string Id = Guid.CreateVersion7().ToString("N"), Name = $"{Environment.MachineName}/{Environment.ProcessId}";

    /// <returns>How many are there, this one included.</returns>
    public static async Task<int> Answer(HostDb db, CancellationToken cancellation)
    {
        var now = db.Now;
        if (await db.Hosts.Where(h => h.Id == Id).ExecuteUpdateAsync(h => h.SetProperty(x => x.SeenAt, now), cancellation) == 0)
        {
            var forgotten = now - ForgottenAfter;
            await db.Hosts.Where(h => h.SeenAt < forgotten).ExecuteDeleteAsync(cancellation);
            db.Hosts.Add(new HostRow { Id = Id, Name = Name.Length > 100 ? Name[..100] : Name, SeenAt = now });
            await db.SaveChangesAsync(cancellation);
        }
        var gone = now - GoneAfter;
        return await db.Hosts.CountAsync(h => h.SeenAt > gone, cancellation);
    }
}
