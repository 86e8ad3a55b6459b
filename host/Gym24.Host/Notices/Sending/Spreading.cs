using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Notices.Sending;

/// <summary>
/// Looks at each notice once and decides over which channels it goes and when. Not where it is told: a command would wait for it, and a notice told
/// by an older generation would be forgotten.
/// </summary>
internal sealed class Spreading(HostDb db, DbSession session, NoticeBook book, IEnumerable<INoticeChannel> channels, SiteAddress site, ISchool school)
{
    public const int Together = 200;

    /// <returns>Whether there is more.</returns>
    public async Task<bool> Some(CancellationToken cancellation)
    {
        var fresh = await db.Notices.AsNoTracking().Where(n => !n.Spread).OrderBy(n => n.At).Take(Together).ToListAsync(cancellation);
        if (fresh.Count == 0)
            return false;
        var rows = await Deliveries(fresh, cancellation);
        var ids = fresh.Select(n => n.Id).ToList();
        await session.InTransactionAsync(async () =>
        {
            // Some may have been taken back meanwhile, and of two hosts the second one finds nothing left.
            var open = (await db.Notices.Where(n => ids.Contains(n.Id) && !n.Spread).Select(n => n.Id).ToListAsync(cancellation)).ToHashSet();
            db.Deliveries.AddRange(rows.Where(r => open.Contains(r.NoticeId)));
            await db.SaveChangesAsync(cancellation);
            return await db.Notices.Where(n => ids.Contains(n.Id)).ExecuteUpdateAsync(n => n.SetProperty(x => x.Spread, true), cancellation);
        }, cancellation);
        return fresh.Count == Together;
    }

    private async Task<List<DeliveryRow>> Deliveries(List<NoticeRow> fresh, CancellationToken cancellation)
    {
        var rows = new List<DeliveryRow>();
        var offered = site.Value is null ? [] : channels.Where(c => c.IsOffered).ToList();
        var people = fresh.Select(n => n.PersonId).Distinct().ToList();
        if (offered.Count == 0)
            return rows;
        var chosen = (await db.NoticeChoices.AsNoTracking().Where(c => people.Contains(c.PersonId)).ToListAsync(cancellation))
            .ToDictionary(c => (c.PersonId, c.Kind, c.Channel), c => c.How);
        var hours = await db.Reach.AsNoTracking().Where(r => people.Contains(r.PersonId)).ToDictionaryAsync(r => r.PersonId, cancellation);
        foreach (var channel in offered)
        {
            var reached = await channel.Reached(people, cancellation);
            foreach (var notice in fresh.Where(n => n.ReadAt is null && reached.TryGetValue(n.PersonId, out var since) && n.At >= since))
            {
                if (book.Find(notice.Kind) is not { } kind)
                    continue;
                var how = chosen.GetValueOrDefault((notice.PersonId, kind.Id, channel.Id), NoticeBook.Usual(kind));
                if (how == HowTold.Not && !kind.MayBeOff)
                    how = NoticeBook.Usual(kind);
                if (how != HowTold.Not)
                    rows.Add(new DeliveryRow
                    {
                        NoticeId = notice.Id, PersonId = notice.PersonId, Kind = kind.Id, Channel = channel.Id, InDigest = how == HowTold.InDigest, At = db.Now,
                        NextAt = Hours.For(hours.GetValueOrDefault(notice.PersonId), how, kind.Urgent, db.Now, school),
                    });
            }
        }
        return rows;
    }
}
