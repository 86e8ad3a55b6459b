using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Portfolio.Achievements.Overview;

/// <summary>What is new among the people the caller reaches, with this school year's figures.</summary>
[Requires(Permissions.Read)]
internal sealed record SeeOverview : IQuery<SeenOverview>;

/// <param name="Pupils">How many pupils the caller reaches.</param>
/// <param name="Achievers">How many of them achieved something this year.</param>
/// <param name="Own">The caller looks at himself or at children: names are left out where there is one.</param>
internal sealed record SeenOverview(
    int Pupils, int Achievers, int ThisYear, int Won, int Awaiting, bool Own, IReadOnlyList<LatestAchievement> Latest);

internal sealed record LatestAchievement(Guid Person, string Name, string Title, string Outcome, DateOnly On);

internal sealed class SeeOverviewHandler(PortfolioDb db, ICaller caller, ISchool school, IPeopleDirectory people) : IRequestHandler<SeeOverview, SeenOverview>
{
    private const int Shown = 4;
    private static readonly string[] Prizes = ["winner", "prize-winner"];

    public async Task<SeenOverview> Handle(SeeOverview request, CancellationToken cancellation)
    {
        var year = school.Year;
        var pupils = db.Directory.Where(p => p.Kind == PersonKind.Pupil && p.LeftOn == null);
        var rows = from a in db.Achievements.AsNoTracking()
                   join p in pupils on a.PersonId equals p.Id
                   where a.State == AchievementState.Confirmed
                   select new { a, p };
        var thisYear = rows.Where(r => r.a.SchoolYear == year);
        var latest = await rows.OrderByDescending(r => r.a.On).ThenByDescending(r => r.a.EnteredAt).Take(Shown)
            .Select(r => new LatestAchievement(r.p.Id, r.p.DisplayName, r.a.Title, r.a.Outcome, r.a.On)).ToListAsync(cancellation);
        var awaiting = caller.Can(Permissions.Confirm)
            ? await db.Achievements.CountAsync(a => a.State == AchievementState.Proposed && pupils.Any(p => p.Id == a.PersonId), cancellation) : 0;
        var figures = await thisYear.GroupBy(_ => 1).Select(g => new
        {
            Achievers = g.Select(r => r.a.PersonId).Distinct().Count(), All = g.Count(), Won = g.Count(r => Prizes.Contains(r.a.Outcome)),
        }).FirstOrDefaultAsync(cancellation);
        return new(
            (await caller.ReachOf(Permissions.Read, cancellation)).Everyone ? await people.CountPupils(cancellation) : await pupils.CountAsync(cancellation), figures?.Achievers ?? 0, figures?.All ?? 0, figures?.Won ?? 0, awaiting,
            (caller.ScopeOf(Permissions.Read) & (Scope.All | Scope.OwnClasses)) == 0, latest);
    }
}
