using Microsoft.EntityFrameworkCore;

namespace Gym24.Tsu.Shifts.Rules;

/// <summary>The versions of the rule, and which of them a shift follows.</summary>
internal sealed class RuleBook(TsuDb db)
{
    /// <summary>All versions, the newest first.</summary>
    public async Task<IReadOnlyList<RuleFacts>> All(CancellationToken cancellation) =>
        [.. (await db.SelectionRules.AsNoTracking().OrderByDescending(r => r.Number).ToListAsync(cancellation)).Select(r => r.Facts())];

    /// <summary>
    /// The newest of those that begin before applications open: who applies has seen it. A shift that opened before the school had any
    /// rule follows the first.
    /// </summary>
    public static RuleFacts? For(IReadOnlyCollection<RuleFacts> all, DateOnly enrolFrom) =>
        all.Where(r => r.From <= enrolFrom).MaxBy(r => r.Number) ?? all.OrderBy(r => r.From).ThenByDescending(r => r.Number).FirstOrDefault();
}
