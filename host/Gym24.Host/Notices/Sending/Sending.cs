using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Notices.Sending;

/// <summary>What came of looking for something to send.</summary>
/// <param name="Found">There was something.</param>
/// <param name="Shut">The channel that is shut for now.</param>
internal sealed record Sent(bool Found, string? Shut = null);

/// <summary>
/// Sends one message: a notice, or what has gathered for a digest. That it goes, and under which id, is saved before it does: whoever is killed in
/// between is followed by somebody who sends the same message under the same id.
/// </summary>
internal sealed class Sending(HostDb db, NoticeBook book, IEnumerable<INoticeChannel> channels, SiteAddress site)
{
    /// <summary>After so many attempts, a good half a day after the first, a delivery is given up until somebody looks at it.</summary>
    public const int MostTries = 20;

    private const int MostInDigest = 500;
    private static readonly TimeSpan Answer = TimeSpan.FromSeconds(20), Killed = TimeSpan.FromSeconds(60), LongestPause = TimeSpan.FromHours(1), NotOffered = TimeSpan.FromHours(1);

    private IQueryable<DeliveryRow> Open => db.Deliveries.Where(d => d.State == DeliveryState.Waiting || d.State == DeliveryState.Sending);

    /// <param name="resting">Channels that are shut for now.</param>
    public async Task<Sent> Next(IReadOnlyCollection<string> resting, CancellationToken cancellation)
    {
        var now = db.Now;
        var first = await Open.AsNoTracking().Where(d => d.NextAt <= now && !resting.Contains(d.Channel)).OrderBy(d => d.NextAt).FirstOrDefaultAsync(cancellation);
        if (first is null)
            return new(false);
        if (site.Value is not { } address || channels.FirstOrDefault(c => c.Id == first.Channel && c.IsOffered) is not { } channel)
        {
            var later = now + NotOffered;
            await Open.Where(d => d.Channel == first.Channel && d.NextAt <= now).ExecuteUpdateAsync(d => d.SetProperty(x => x.NextAt, later), cancellation);
            return new(true);
        }
        var rows = await Together(first, now, cancellation);
        if (first.Message is null)
            rows = await Needed(rows, channel, cancellation);
        if (rows.Count == 0)
            return new(true);
        var (ids, id, until) = (rows.Select(r => r.Id).ToList(), first.Message ?? Guid.CreateVersion7().ToString("N"), now + Killed);
        await Open.Where(d => ids.Contains(d.Id)).ExecuteUpdateAsync(d => d.SetProperty(x => x.State, DeliveryState.Sending).SetProperty(x => x.Message, id)
            .SetProperty(x => x.Tries, x => x.Tries + 1).SetProperty(x => x.NextAt, until), cancellation);
        var english = await db.Reach.Where(r => r.PersonId == first.PersonId).Select(r => r.English).FirstOrDefaultAsync(cancellation);
        var message = MessageWords.Of(id, first.PersonId, english, first.InDigest, [.. rows.Select(r => book.Find(r.Kind)?.Title)], address);
        return await Deliver(channel, message, first, ids);
    }

    /// <summary>What has begun is finished also while the host stops: one message, twenty seconds at most.</summary>
    private async Task<Sent> Deliver(INoticeChannel channel, ChannelMessage message, DeliveryRow first, List<Guid> ids)
    {
        var failure = await Try(channel, message);
        var now = db.Now;
        var going = db.Deliveries.Where(d => ids.Contains(d.Id) && d.State == DeliveryState.Sending);
        if (failure is null)
        {
            await going.ExecuteUpdateAsync(d => d.SetProperty(x => x.State, DeliveryState.Sent).SetProperty(x => x.Error, (string?)null).SetProperty(x => x.DoneAt, now));
            return new(true);
        }
        var (tries, error) = (first.Tries + 1, FailureText.Cut(failure.Message, DeliveryRow.ErrorLength));
        if (failure.Fault == DeliveryFault.Refused || (failure.Fault == DeliveryFault.Later && tries >= MostTries))
            await going.ExecuteUpdateAsync(d => d.SetProperty(x => x.State, DeliveryState.Failed).SetProperty(x => x.Error, error).SetProperty(x => x.DoneAt, now));
        else
        {
            var counted = failure.Fault == DeliveryFault.Later;
            // Whoever has waited longest does not hold up the others while a way is shut.
            var pause = counted ? TimeSpan.FromSeconds(Math.Min(15 * Math.Pow(2, tries), LongestPause.TotalSeconds))
                : TimeSpan.FromSeconds(Math.Clamp((now - first.At).TotalSeconds / 4, 30, LongestPause.TotalSeconds / 4));
            var (next, left) = (now + pause, counted ? tries : first.Tries);
            await going.ExecuteUpdateAsync(d => d.SetProperty(x => x.State, DeliveryState.Waiting).SetProperty(x => x.Tries, left)
                .SetProperty(x => x.Error, error).SetProperty(x => x.NextAt, next));
        }
        return new(true, failure.Fault == DeliveryFault.Shut ? channel.Id : null);
    }

    private static async Task<NotDelivered?> Try(INoticeChannel channel, ChannelMessage message)
    {
        using var patience = new CancellationTokenSource(Answer);
        try
        {
            await channel.Deliver(message, patience.Token);
            return null;
        }
        catch (NotDelivered failure)
        {
            return failure;
        }
        catch (OperationCanceledException failure)
        {
            return new NotDelivered(DeliveryFault.Shut, HostTexts.T["Delivery.NoAnswer", (int)Answer.TotalSeconds], failure);
        }
        catch (Exception failure)
        {
            return new NotDelivered(DeliveryFault.Later, failure.GetBaseException().GetType().Name, failure);
        }
    }

    private Task<List<DeliveryRow>> Together(DeliveryRow first, DateTime now, CancellationToken cancellation)
    {
        if (first.Message is { } message)
            return Open.AsNoTracking().Where(d => d.Message == message).ToListAsync(cancellation);
        return first.InDigest
            ? Open.AsNoTracking().Where(d => d.PersonId == first.PersonId && d.Channel == first.Channel && d.InDigest && d.Message == null && d.NextAt <= now)
                .OrderBy(d => d.At).Take(MostInDigest).ToListAsync(cancellation)
            : Task.FromResult<List<DeliveryRow>>([first]);
    }

    /// <summary>Not what was read meanwhile, what its reader wants no more, or what would go to somebody who has left.</summary>
    private async Task<List<DeliveryRow>> Needed(List<DeliveryRow> rows, INoticeChannel channel, CancellationToken cancellation)
    {
        var (person, notices) = (rows[0].PersonId, rows.Select(r => r.NoticeId).ToList());
        var unread = (await db.Notices.Where(n => notices.Contains(n.Id) && n.ReadAt == null).Select(n => n.Id).ToListAsync(cancellation)).ToHashSet();
        var off = (await db.NoticeChoices.Where(c => c.PersonId == person && c.Channel == channel.Id && c.How == HowTold.Not).Select(c => c.Kind).ToListAsync(cancellation)).ToHashSet();
        var open = (await db.Users.Where(u => u.PersonId == person).Select(u => u.LockoutEnd).ToListAsync(cancellation)).Exists(end => !Locks.IsLasting(end))
            && (await channel.Reached([person], cancellation)).ContainsKey(person);
        var needed = rows.Where(r => open && unread.Contains(r.NoticeId) && !(off.Contains(r.Kind) && book.Find(r.Kind) is not { MayBeOff: false })).ToList();
        if (needed.Count < rows.Count)
        {
            var (now, rest) = (db.Now, rows.Except(needed).Select(r => r.Id).ToList());
            await Open.Where(d => rest.Contains(d.Id)).ExecuteUpdateAsync(d => d.SetProperty(x => x.State, DeliveryState.Unneeded).SetProperty(x => x.DoneAt, now), cancellation);
        }
        return needed;
    }
}
