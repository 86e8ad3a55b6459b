using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Applications.ListApplications;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Runs.ListRuns;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Overview;

/// <summary>What a coordinator looks at first.</summary>
[Requires(Permissions.Decide)]
internal sealed record ReadRunFigures : IQuery<RunFigures>;

/// <param name="Undecided">Applications that await a decision.</param>
/// <param name="Next">Runs with something to decide, the soonest first.</param>
internal sealed record RunFigures(int Open, int Full, int Undecided, int Soon, IReadOnlyList<RunRow> Next);

/// <summary>What is ahead for oneself and one's children, things to do first.</summary>
[Requires(Permissions.ReadApplications)]
internal sealed record ReadMyUpcoming : IQuery<IReadOnlyList<ApplicationRow>>;

/// <summary>The runs ahead in which pupils of one's classes are entered.</summary>
[Requires(Permissions.ReadApplications)]
internal sealed record ReadClassRuns : IQuery<IReadOnlyList<ClassRun>?>;

internal sealed record ClassRun(Guid Id, string Title, DateOnly Starts, DateOnly Ends, TimeOnly? At, TimeOnly? Until, int Pupils, int Waiting, int AwaitGuardian);

internal sealed class DashboardHandler(PartnershipsDb db, ICaller caller, ISchool school, IMediator mediator) : IRequestHandler<ReadRunFigures, RunFigures>,
    IRequestHandler<ReadMyUpcoming, IReadOnlyList<ApplicationRow>>, IRequestHandler<ReadClassRuns, IReadOnlyList<ClassRun>?>
{
    private const int Shown = 5;

    public async Task<RunFigures> Handle(ReadRunFigures request, CancellationToken cancellation)
    {
        var today = school.Today;
        var soon = today.AddDays((await db.Set<RunSettings>().AsNoTracking().SingleAsync(cancellation)).SoonDays);
        var live = db.Set<Run>().Where(r => r.SchoolYear >= school.Year && r.State == RunState.Open && r.Ends >= today);
        var figures = await live.GroupBy(_ => 1).Select(g => new
        {
            Open = g.Count(r => r.EnrolFrom <= today && r.EnrolTo >= today && (r.Places == null || r.Taken < r.Places)),
            Full = g.Count(r => r.Places != null && r.Taken >= r.Places),
            Soon = g.Count(r => r.EnrolFrom <= today && r.EnrolTo >= today && r.EnrolTo <= soon),
        }).FirstOrDefaultAsync(cancellation);
        var undecided = await db.Set<Application>().CountAsync(a => a.State == ApplicationState.Submitted && a.Run.State == RunState.Open, cancellation);
        var next = undecided == 0 ? [] : await ListRunsHandler.Rows(db, live
            .Where(r => db.Set<Application>().Any(a => a.RunId == r.Id && a.State == ApplicationState.Submitted))
            .OrderBy(r => r.Starts).ThenBy(r => r.SortKey).Take(Shown), cancellation);
        return new(figures?.Open ?? 0, figures?.Full ?? 0, undecided, figures?.Soon ?? 0, next);
    }

    public async Task<IReadOnlyList<ApplicationRow>> Handle(ReadMyUpcoming request, CancellationToken cancellation)
    {
        var family = (await caller.ReachOf(Permissions.ReadApplications, cancellation)).People;
        if (family.Count == 0)
            return [];
        var found = await mediator.Send(new ListApplications(Upcoming: true, Size: 200), cancellation);
        return [.. found.Items.Where(r => family.Contains(r.PersonId) && !Seats.IsOver(r.State))
            .OrderBy(r => r.State is ApplicationState.Offered or ApplicationState.AwaitsGuardian ? 0 : 1).ThenBy(r => r.Starts).Take(2 * Shown)];
    }

    public async Task<IReadOnlyList<ClassRun>?> Handle(ReadClassRuns request, CancellationToken cancellation)
    {
        var classes = (await caller.ReachOf(Permissions.ReadApplications, cancellation)).Classes.ToList();
        if (classes.Count == 0)
            return null;
        var today = school.Today;
        var counts = await (
            from application in db.Set<Application>()
            join person in db.Directory.Where(p => p.ClassId != null && classes.Contains(p.ClassId.Value)) on application.PersonId equals person.Id
            where Seats.Live.Contains(application.State) && application.Run.State == RunState.Open && application.Run.Ends >= today
            group application by application.RunId into entries
            select new
            {
                Run = entries.Key, Pupils = entries.Count(),
                Waiting = entries.Count(a => a.State == ApplicationState.Waiting),
                AwaitGuardian = entries.Count(a => a.State == ApplicationState.AwaitsGuardian),
            }).ToDictionaryAsync(c => c.Run, cancellation);
        var ids = counts.Keys.ToList();
        var runs = await db.Set<Run>().AsNoTracking().Where(r => ids.Contains(r.Id)).OrderBy(r => r.Starts).Take(Shown).ToListAsync(cancellation);
        return [.. runs.Select(r => new ClassRun(r.Id, r.FullTitle, r.Starts, r.Ends, r.At, r.Until,
            counts[r.Id].Pupils, counts[r.Id].Waiting, counts[r.Id].AwaitGuardian))];
    }
}
