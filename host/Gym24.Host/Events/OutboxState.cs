using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Events;

/// <summary>What has not been delivered.</summary>
/// <param name="Waiting">Events still on their way, those held back by a dead one included.</param>
/// <param name="Dead">Events given up that nobody has decided about.</param>
/// <param name="Oldest">When the oldest of those on their way happened.</param>
internal sealed record OutboxState(int Waiting, int Dead, DateTime? Oldest)
{
    public static async Task<OutboxState> Of(HostDb db, CancellationToken cancellation)
    {
        // Only what is not delivered is read, by its index.
        var open = await db.Outbox.Where(r => r.DeliveredAt == null).GroupBy(r => r.DeadAt != null)
            .Select(g => new { IsDead = g.Key, Count = g.Count(), Oldest = g.Min(r => r.At) }).ToListAsync(cancellation);
        var waiting = open.Find(g => !g.IsDead);
        return new(waiting?.Count ?? 0, open.Find(g => g.IsDead)?.Count ?? 0, waiting?.Oldest);
    }
}
