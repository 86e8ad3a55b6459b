using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Jobs;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Notices.Sending;

/// <summary>What arrived long ago is forgotten; that a notice has gone stands with the notice.</summary>
[Requires(HostManifest.Deliveries)]
internal sealed class ForgetSent(HostDb db) : IJob
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);
    private const int Together = 500;

    public LocalText Title => HostTexts.T.Both("Jobs.ForgetSent");

    public string Schedule => "0 40 3 * * ?";

    public async Task<bool> Step(CancellationToken cancellation)
    {
        var before = db.Now - Kept;
        var old = await db.Deliveries.Where(d => (d.State == DeliveryState.Sent || d.State == DeliveryState.Unneeded) && d.NextAt < before)
            .OrderBy(d => d.NextAt).Select(d => d.Id).Take(Together).ToListAsync(cancellation);
        if (old.Count == 0)
            return false;
        await db.Deliveries.Where(d => old.Contains(d.Id)).ExecuteDeleteAsync(cancellation);
        return old.Count == Together;
    }
}
