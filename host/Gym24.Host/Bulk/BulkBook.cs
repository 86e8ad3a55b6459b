using System.Security.Cryptography;
using System.Text;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Bulk;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Bulk;

/// <summary>The acts the caller may do, and those the caller has done.</summary>
internal sealed class BulkBook(IEnumerable<IBulkAct> acts, HostDb db, ICaller caller)
{
    public IBulkAct Act(string id) =>
        acts.FirstOrDefault(a => a.Id == id && caller.Can(a.Permission)) ?? throw new Refusal(RefusalKind.NotFound, "not-found", HostTexts.T["Bulk.NoAct"]);

    /// <summary>One of the caller's own, while it may be taken back or has just been.</summary>
    public async Task<BulkRow> Own(Guid id, CancellationToken cancellation)
    {
        var since = db.Now - BulkRow.Kept;
        return await db.Bulk.Include(b => b.Rows).FirstOrDefaultAsync(b => b.Id == id && b.UserId == caller.UserId && b.At >= since, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", HostTexts.T["Bulk.Gone"]);
    }

    public async Task<IReadOnlyList<BulkLine>> Undoing(BulkRow done, CancellationToken cancellation) =>
        Ordered(await Act(done.Act).PreviewUndo(done.Rows.ToDictionary(r => r.Row, r => r.State), cancellation));

    public static IReadOnlyList<BulkLine> Ordered(IReadOnlyList<BulkLine> lines) => [.. lines.OrderBy(l => Fold.SortKey(l.Title), StringComparer.Ordinal).ThenBy(l => l.Row)];

    /// <summary>What was shown: something else is not done in its place.</summary>
    public static string Seen(IEnumerable<BulkLine> lines) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', lines.Select(l => $"{l.Row:N}\t{l.Before}\t{l.After}\t{l.LeftOut}\t{l.State}")))));

    /// <exception cref="Refusal">It is not what was shown, or there is nothing left to do.</exception>
    public static IReadOnlyList<BulkLine> ToDo(IReadOnlyList<BulkLine> lines, string? seen)
    {
        if (Seen(lines) != seen)
            throw new Refusal(RefusalKind.Stale, "changed", HostTexts.T["Bulk.Changed"]);
        return lines.Any(l => l.LeftOut is null) ? [.. lines.Where(l => l.LeftOut is null)] : throw new Refusal(RefusalKind.Rule, "nothing", HostTexts.T["Bulk.Nothing"]);
    }
}
