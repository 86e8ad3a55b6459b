using System.Globalization;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Gym24.Host.Journal.Sealing;
using Gym24.Host.Keys;
using Microsoft.EntityFrameworkCore;
using static Gym24.Host.Journal.Checking.CheckedSeals;

namespace Gym24.Host.Journal.Checking;

/// <summary>Reads the whole journal and says what was changed in it, taken out or put in. Only reads; people may go on working.</summary>
internal sealed class JournalCheck(HostDb db, SchoolKeys keys, SealFile file)
{
    private const int Page = 2000, Listed = 12;

    /// <summary>While hosts are being replaced one after the other, an older one still writes entries that belong to no chain.</summary>
    private static readonly TimeSpan OlderHosts = TimeSpan.FromDays(1);

    private readonly List<Finding> _findings = [];
    private long _entries, _unsealed;
    private int _found;

    public async Task<JournalReport> Run(CancellationToken cancellation)
    {
        var seals = new CheckedSeals(await db.Seals.AsNoTracking().ToListAsync(cancellation), [.. (await file.Read(cancellation)).OfType<SealRow>()], keys.Signing, Find);
        var chains = (await db.Chains.AsNoTracking().ToListAsync(cancellation)).OrderBy(c => c.BeganAt).ThenBy(c => c.Id).ToList();
        foreach (var chain in chains)
            await Walk(chain, seals, cancellation);
        if (seals.Count == 0 && chains.Count > 0 && db.Now - chains[0].BeganAt > Sealer.AtLeastEvery)
            Find("NoSeals", Words(chains[0].BeganAt));
        foreach (var gone in seals.Chains.Except(chains.Select(c => c.Id)))
            Find("ChainGone", gone, seals.EndOf(gone)!.Value.Number, Words(seals.EndOf(gone)!.Value.Seal.At));
        if (await db.Entries.LongCountAsync(e => e.Chain != null && !db.Chains.Any(c => c.Id == e.Chain), cancellation) is > 0 and var strangers)
            Find("Unregistered", strangers);
        return new JournalReport(db.Now, _entries, chains.Count, await Unlinked(seals.First, cancellation), seals.Count, seals.Last?.At, _unsealed, _findings, _found);
    }

    private async Task Walk(AuditChainRow chain, CheckedSeals seals, CancellationToken cancellation)
    {
        var (last, previous, rewritten, end) = (0L, (string?)chain.Beginning, false, seals.EndOf(chain.Id));
        while (true)
        {
            var from = last;
            var rows = await db.Entries.AsNoTracking().Where(e => e.Chain == chain.Id && e.Number > from).OrderBy(e => e.Number).Take(Page).ToListAsync(cancellation);
            foreach (var row in rows)
            {
                var number = row.Number!.Value;
                if (number != last + 1)
                {
                    Find("Gone", chain.Id, last + 1, number - 1);
                    previous = null;
                }
                // Behind a gap the entry cannot be recomputed; the next one can.
                if (previous is not null && row.HashAfter(previous) != row.Hash)
                    Find("Changed", chain.Id, number, Words(row.At));
                if (!rewritten && seals.Of(chain.Id, number) is { } was && was.Hash != row.Hash)
                {
                    Find("Rewritten", chain.Id, number, Words(was.Seal.At));
                    rewritten = true;
                }
                (last, previous) = (number, row.Hash);
                _entries++;
                if (number > (end?.Number ?? 0))
                    _unsealed++;
            }
            if (rows.Count < Page)
                break;
        }
        if (end is { } sealedEnd && last < sealedEnd.Number)
            Find("TailGone", chain.Id, last, sealedEnd.Number, Words(sealedEnd.Seal.At));
        else if (last == 0)
            Find("Emptied", chain.Id, Words(chain.BeganAt));
    }

    private async Task<long> Unlinked(Seal? first, CancellationToken cancellation)
    {
        var all = db.Entries.Where(e => e.Chain == null);
        if (first is null)
            return await all.LongCountAsync(cancellation);
        var (sealedAt, late) = (first.At, first.At + OlderHosts);
        if (await all.LongCountAsync(e => e.At > late, cancellation) is > 0 and var strangers)
            Find("Unlinked", strangers);
        var before = await all.LongCountAsync(e => e.At <= sealedAt, cancellation);
        if (before < first.Before)
            Find("BeforeGone", first.Before, before);
        return before;
    }

    private void Find(string code, params object[] values)
    {
        if (_found++ < Listed)
            _findings.Add(new Finding(code, [.. values.Select(v => Convert.ToString(v, CultureInfo.InvariantCulture)!)]));
    }
}
