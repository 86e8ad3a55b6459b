using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Window;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Overview;

/// <summary>How many people had a place in a partner's runs, by grade and by month of the sessions.</summary>
/// <param name="Year">School year; absent: the running one.</param>
[Requires(Permissions.ReadHeadCounts)]
internal sealed record ReadHeadCounts(string Partner, int? Year = null) : IQuery<HeadCounts>;

/// <param name="Counts">As they may be told to the caller; of a month that must not be told by grade there are none.</param>
internal sealed record HeadCounts(string Partner, int SchoolYear, IReadOnlyList<HeadCount> Counts, IReadOnlyList<MonthHeads> Months, int Runs);

/// <param name="Grade">Grade at entry; absent: no pupil, or unknown.</param>
/// <param name="Month">First day of the month.</param>
/// <param name="People">A number; outside the school also <c>&lt;5</c> and <c>≥5</c>.</param>
internal sealed record HeadCount(int? Grade, DateOnly Month, string People);

/// <param name="Month">First day of the month.</param>
/// <param name="People">Of all grades.</param>
/// <param name="ByGrade">Told by grade too.</param>
internal sealed record MonthHeads(DateOnly Month, string People, bool ByGrade);

internal sealed class ReadHeadCountsHandler(PartnershipsDb db, ICaller caller, ISchool school) : IRequestHandler<ReadHeadCounts, HeadCounts>
{
    public async Task<HeadCounts> Handle(ReadHeadCounts request, CancellationToken cancellation)
    {
        var inside = caller.ScopeOf(Permissions.ReadHeadCounts).HasFlag(Scope.All);
        if (!inside && !caller.Partners.Contains(request.Partner))
            throw new Refusal(RefusalKind.Forbidden, "forbidden", T["Overview.OtherPartner"]);
        var year = request.Year ?? school.Year;
        var runs = db.Set<RunPartner>().Where(p => p.Partner == request.Partner)
            .Join(db.Set<Run>().Where(r => r.SchoolYear == year && r.State != RunState.Cancelled), p => p.RunId, r => r.Id, (_, r) => r);
        var counts = await (
            from run in runs
            join application in db.Set<Application>() on run.Id equals application.RunId
            where application.State == ApplicationState.Approved
            from session in run.Sessions
            select new { application.PersonId, application.Grade, session.On.Year, session.On.Month })
            .Distinct().GroupBy(x => new { x.Grade, x.Year, x.Month })
            .Select(g => new { g.Key.Grade, g.Key.Year, g.Key.Month, Count = g.Count() }).ToListAsync(cancellation);
        var months = counts.OrderBy(c => c.Grade ?? int.MaxValue).GroupBy(c => new DateOnly(c.Year, c.Month, 1), c => (c.Grade, People: c.Count)).OrderBy(g => g.Key).ToList();
        var outside = inside ? null : await OutsideHeads.Of(db, runs, cancellation);
        var said = months.ToDictionary(m => m.Key, m => outside is null ? [.. m.Select(c => Words.Number(c.People))] : outside.Say(m.Key, [.. m.Select(c => c.People)]));
        return new(request.Partner, year,
            [.. months.SelectMany(m => said[m.Key] is { } told ? m.Select((c, i) => new HeadCount(c.Grade, m.Key, told[i])) : [])
                .OrderBy(c => c.Grade ?? int.MaxValue).ThenBy(c => c.Month)],
            [.. months.Select(m => new MonthHeads(m.Key, m.Sum(c => c.People) is var all && inside ? Words.Number(all) : Published.Say(all), said[m.Key] is not null))],
            await runs.CountAsync(cancellation));
    }
}
