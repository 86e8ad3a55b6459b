using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Gym24.Host.Keys;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Journal.Sealing;

/// <summary>Seals the ends of all chains. Called under a lease, so that one host does.</summary>
internal sealed class Sealer(HostDb db, DbSession session, SchoolKeys keys, SealFile file)
{
    /// <summary>Where nothing happens it is sealed all the same: the silence too is proven.</summary>
    public static readonly TimeSpan AtLeastEvery = TimeSpan.FromDays(1);

    /// <summary>More than passes between the moment an entry names and its commit, on clocks that differ.</summary>
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    /// <param name="every">How long what has happened may wait for its seal.</param>
    /// <returns>Whether there was something to seal.</returns>
    public async Task<bool> Seal(TimeSpan every, CancellationToken cancellation)
    {
        var now = db.Now;
        var last = await db.Seals.AsNoTracking().OrderByDescending(s => s.Number).FirstOrDefaultAsync(cancellation);
        if (last is not null && now - last.At < every)
            return false;
        // Seals that somebody has taken out of the database are not made a second time.
        last = (await file.Read(cancellation)).OfType<SealRow>().Where(s => keys.Signing.Signed(s.Key, s.Content, s.Signature) is true).Append(last)
            .MaxBy(s => s?.Number ?? 0);
        var heads = await Heads(last?.At - Margin, cancellation);
        if (last is null ? heads.Count == 0 : now - last.At < AtLeastEvery && Sealing.Seal.Read(last.Content) is { } before && heads.All(before.Heads.Contains))
            return false;
        var seal = new Seal((last?.Number ?? 0) + 1, now, last is null ? Sealing.Seal.None : Sealing.Seal.HashOf(last.Content),
            await db.Entries.LongCountAsync(e => e.Chain == null, cancellation), heads);
        var content = seal.ToString();
        await session.InTransactionAsync(() => Task.FromResult(db.Seals.Add(new SealRow
        {
            Number = seal.Number, At = seal.At, Key = keys.Signing.Current, Content = content, Signature = keys.Signing.Sign(content),
        })), cancellation);
        return true;
    }

    /// <summary>Takes over into the file what it lacks.</summary>
    /// <param name="behind">The last one it is known to hold.</param>
    /// <returns>The last one it holds.</returns>
    public async Task<long> KeepFile(long behind, CancellationToken cancellation)
    {
        var missing = await db.Seals.AsNoTracking().Where(s => s.Number > behind).OrderBy(s => s.Number).ToListAsync(cancellation);
        if (missing.Count == 0)
            return behind;
        var there = (await file.Read(cancellation)).OfType<SealRow>().Select(s => s.Number).ToHashSet();
        await file.Append(missing.Where(s => !there.Contains(s.Number)), cancellation);
        return missing[^1].Number;
    }

    private async Task<IReadOnlyList<Head>> Heads(DateTime? since, CancellationToken cancellation)
    {
        var chains = since is { } from
            ? await db.Entries.Where(e => e.At >= from && e.Chain != null).Select(e => e.Chain!.Value).Distinct().ToListAsync(cancellation)
            : await db.Chains.Select(c => c.Id).ToListAsync(cancellation);
        var heads = new List<Head>();
        foreach (var chain in chains.Order())
            if (await db.Entries.Where(e => e.Chain == chain).OrderByDescending(e => e.Number).Select(e => new { e.Number, e.Hash }).FirstOrDefaultAsync(cancellation) is { } end)
                heads.Add(new Head(chain, end.Number!.Value, end.Hash!));
        return heads;
    }
}
