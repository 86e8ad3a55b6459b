using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Portfolio.Achievements;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Portfolio.Routes.ShowRoute;

/// <summary>The route sheet of a pupil: what was planned for a school year beside what came of it.</summary>
/// <param name="SchoolYear">Absent: the running one.</param>
[Requires(Permissions.Read)]
internal sealed record ShowRoute(Guid Pupil, int? SchoolYear = null) : IQuery<ShownRoute>, IConcernsPerson
{
    public Guid? Person => Pupil;
}

/// <param name="Beyond">Results of the year that nobody planned.</param>
/// <param name="BeyondEntered">What was entered or attended without a plan and without a result.</param>
internal sealed record ShownRoute(
    DirectoryPerson Person, int SchoolYear, IReadOnlyList<int> Years, IndividualRoute? Route, IReadOnlyList<PlannedStep> Steps,
    IReadOnlyList<Achievement> Beyond, IReadOnlyList<Participation> BeyondEntered, bool MayEdit)
{
    public int Done => Steps.Count(s => s.State == StepState.Done);
}

internal enum StepState
{
    Planned = 0,
    Entered = 1,
    Done = 2,
}

/// <summary>A step with what shows that it was done.</summary>
internal sealed record PlannedStep(RouteStep Step, StepState State, IReadOnlyList<Achievement> Results, IReadOnlyList<Participation> Entered);

internal sealed class ShowRouteHandler(PortfolioDb db, ICaller caller, ISchool school, IOfferings offerings) : IRequestHandler<ShowRoute, ShownRoute>
{
    public async Task<ShownRoute> Handle(ShowRoute request, CancellationToken cancellation)
    {
        var person = await db.Person(request.Pupil, cancellation);
        var year = request.SchoolYear ?? school.Year;
        var route = await db.Routes.AsNoTracking().Include(r => r.Steps)
            .SingleOrDefaultAsync(r => r.PersonId == person.Id && r.SchoolYear == year, cancellation);
        var years = await db.Routes.Where(r => r.PersonId == person.Id).Select(r => r.SchoolYear).ToListAsync(cancellation);
        var results = await db.Achievements.AsNoTracking()
            .Where(a => a.PersonId == person.Id && a.SchoolYear == year && a.State == AchievementState.Confirmed).OrderBy(a => a.On).ToListAsync(cancellation);
        var entered = (await db.Participations.AsNoTracking().Where(p => p.PersonId == person.Id && p.SchoolYear == year).ToListAsync(cancellation))
            .Where(p => p.IsLive || p.TookPart).OrderBy(p => p.Starts).ToList();
        var steps = (route?.Steps ?? []).OrderBy(s => s.Number).Select(step => Match(step, results, entered)).ToList();
        var planned = steps.SelectMany(s => s.Results.Select(a => a.Id)).ToHashSet();
        var plannedRuns = steps.SelectMany(s => s.Entered.Select(p => p.RunId)).Concat(results.Select(a => a.RunId ?? Guid.Empty)).ToHashSet();
        return new(person, year, [.. years.Append(school.Year).Append(year).Distinct().OrderDescending()], route, steps,
            [.. results.Where(a => !planned.Contains(a.Id))], [.. entered.Where(p => !plannedRuns.Contains(p.RunId))],
            (await caller.ReachOf(Permissions.EditRoutes, cancellation)).Covers(person.Id, person.ClassId));
    }

    private PlannedStep Match(RouteStep step, List<Achievement> results, List<Participation> entered)
    {
        if (step.Offering is not { } offering)
            return new(step, step.Done ? StepState.Done : StepState.Planned, [], []);
        var root = Root(offering);
        var came = results.Where(a => a.Offering is { } of && Root(of) == root).ToList();
        var runs = entered.Where(p => Root(p.Offering) == root).ToList();
        var state = step.Done || came.Count > 0 || runs.Exists(p => p.TookPart) ? StepState.Done
            : runs.Count > 0 ? StepState.Entered : StepState.Planned;
        return new(step, state, came, runs);
    }

    /// <summary>A variant counts for the offering it belongs to.</summary>
    private string Root(string offering) => offerings.Find(offering)?.Id ?? offering;
}
