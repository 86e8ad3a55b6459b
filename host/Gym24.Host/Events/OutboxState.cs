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
        var open = db.Outbox.Where(r => r.DeliveredAt == null);
        var dead = await open.CountAsync(r => r.DeadAt != null, cancellation);
        var waiting = await open.CountAsync(r => r.DeadAt == null, cancellation);
        return new(waiting, dead, waiting == 0 ? null : await open.Where(r => r.DeadAt == null).MinAsync(r => (DateTime?)r.At, cancellation));
    }
}
