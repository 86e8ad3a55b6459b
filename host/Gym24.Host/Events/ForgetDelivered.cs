using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Jobs;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Events;

/// <summary>What was delivered long ago is forgotten, together with the notes of who heard it: the two tables stay as large as a season.</summary>
[Requires(HostManifest.Events)]
internal sealed class ForgetDelivered(HostDb db, DbSession session) : IJob
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(90);
    private const int Together = 500;

    public LocalText Title => HostTexts.T.Both("Jobs.ForgetDelivered");

    public string Schedule => "0 30 3 * * ?";

    public async Task<bool> Step(CancellationToken cancellation)
    {
        var before = db.Now - Kept;
        var old = await db.Outbox.Where(r => r.DeliveredAt < before).OrderBy(r => r.DeliveredAt).Select(r => r.Id).Take(Together).ToListAsync(cancellation);
        if (old.Count == 0)
            return false;
        await session.InTransactionAsync(async () =>
        {
            await db.Inbox.Where(i => old.Contains(i.EventId)).ExecuteDeleteAsync(cancellation);
            return await db.Outbox.Where(r => old.Contains(r.Id)).ExecuteDeleteAsync(cancellation);
        }, cancellation);
        return old.Count == Together;
    }
}
