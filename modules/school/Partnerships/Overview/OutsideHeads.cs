using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Window;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Overview;

/// <summary>
/// Head counts of a month as they may leave the school. A partner also sees the heads of each own run: where several runs make up a month, what
/// is hidden of one could be reckoned from the month and the others, so the month is told by grade only if nothing of its runs is hidden.
/// </summary>
internal sealed class OutsideHeads
{
    private readonly ILookup<DateOnly, IReadOnlyList<int>> _runs;

    private OutsideHeads(ILookup<DateOnly, IReadOnlyList<int>> runs) => _runs = runs;

    public static async Task<OutsideHeads> Of(PartnershipsDb db, IQueryable<Run> runs, CancellationToken cancellation)
    {
        var heads = await runs.Join(db.Set<Application>().Where(a => a.State == ApplicationState.Approved), r => r.Id, a => a.RunId, (_, a) => a)
            .GroupBy(a => new { a.RunId, a.Grade }).Select(g => new { g.Key.RunId, Count = g.Count() }).ToListAsync(cancellation);
        var byRun = heads.ToLookup(h => h.RunId, h => h.Count);
        var months = await runs.SelectMany(r => r.Sessions).Select(s => new { s.RunId, s.On.Year, s.On.Month }).Distinct().ToListAsync(cancellation);
        return new(months.Where(m => byRun.Contains(m.RunId))
            .ToLookup(m => new DateOnly(m.Year, m.Month, 1), m => (IReadOnlyList<int>)[.. byRun[m.RunId]]));
    }

    /// <param name="month">First day of the month.</param>
    /// <param name="grades">Heads by grade.</param>
    /// <returns>By grade; <see langword="null"/>: not to be told.</returns>
    public IReadOnlyList<string>? Say(DateOnly month, IReadOnlyList<int> grades) =>
        _runs[month].Count() == 1 || !_runs[month].Any(run => run.Any(Published.Small)) ? Published.Parts(grades) : null;
}
