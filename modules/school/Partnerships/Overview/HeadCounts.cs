using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Runs;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Overview;

/// <summary>How many people had a place in a partner's runs, by grade and by month of the sessions.</summary>
/// <param name="Year">School year; absent: the running one.</param>
[Requires(Permissions.ReadHeadCounts)]
internal sealed record ReadHeadCounts(string Partner, int? Year = null) : IQuery<HeadCounts>;

/// <param name="Inexact">Outside the school: counts below five are not told.</param>
internal sealed record HeadCounts(string Partner, int SchoolYear, bool Inexact, IReadOnlyList<HeadCount> Counts, int Runs)
{
    /// <summary>The smallest number told outside the school.</summary>
    public const int Least = 5;

    /// <summary>"12", or "&lt;5" where the caller is not to know.</summary>
    public string Say(int people) => Inexact && people is > 0 and < Least ? $"<{Least}" : Contracts.Ui.Words.Number(people);
}

/// <param name="Grade">Grade at entry; absent: no pupil, or unknown.</param>
/// <param name="Month">First day of the month.</param>
internal sealed record HeadCount(int? Grade, DateOnly Month, int People);

internal sealed class ReadHeadCountsHandler(PartnershipsDb db, ICaller caller, ISchool school) : IRequestHandler<ReadHeadCounts, HeadCounts>
{
    public async Task<HeadCounts> Handle(ReadHeadCounts request, CancellationToken cancellation)
    {
        var scope = caller.ScopeOf(Permissions.ReadHeadCounts);
        if (!scope.HasFlag(Scope.All) && !caller.Partners.Contains(request.Partner))
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
        return new(request.Partner, year, !scope.HasFlag(Scope.All),
            [.. counts.Select(c => new HeadCount(c.Grade, new DateOnly(c.Year, c.Month, 1), c.Count)).OrderBy(c => c.Grade ?? int.MaxValue).ThenBy(c => c.Month)],
            await runs.CountAsync(cancellation));
    }
}
