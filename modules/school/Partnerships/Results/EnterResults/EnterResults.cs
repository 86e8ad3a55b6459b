using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Attendance;
using Gym24.Partnerships.Runs;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Results.EnterResults;

/// <param name="Outcome">One of <see cref="RunResult.Outcomes"/>; absent: no result, an entered one becomes void.</param>
/// <param name="On">Absent: the last day of the run, today at the latest.</param>
internal sealed record ResultLine(Guid Person, string? Outcome, decimal? Points = null, string? Note = null, DateOnly? On = null);

/// <summary>Enters or corrects the results of a whole group; who is not named keeps what is there.</summary>
/// <param name="Version">Version of the results the person saw.</param>
[Requires(Permissions.EnterResults)]
internal sealed record EnterResults(Guid Run, int Version, IReadOnlyList<ResultLine> Lines) : ICommand<int>, IValidated, IAbout
{
    private const decimal MaxPoints = 9_999_999;

    public Guid? Subject => Run;

    public void Validate(Faults faults)
    {
        faults.Range("lines", Lines.Count, 0, 10_000);
        for (var i = 0; i < Lines.Count; i++)
        {
            var line = Lines[i];
            if (line.Outcome is not null && !RunResult.Outcomes.Contains(line.Outcome))
                faults.Add($"outcome-{i}", T["Result.UnknownOutcome"]);
            if (line.Points is { } points && (Math.Abs(points) > MaxPoints || decimal.Round(points, 2) != points))
                faults.Add($"points-{i}", T["Result.Points"], "range");
            faults.Text($"note-{i}", line.Note, RunTables.ReasonLength, required: false);
            if (line.Outcome is null && (line.Points is not null || !string.IsNullOrWhiteSpace(line.Note)))
                faults.Add($"outcome-{i}", T["Result.OutcomeMissing"], "required");
        }
    }
}

internal sealed class EnterResultsHandler(PartnershipsDb db, ICaller caller, ISchool school, IOfferings offerings) : IRequestHandler<EnterResults, int>
{
    public async Task<int> Handle(EnterResults request, CancellationToken cancellation)
    {
        var charge = await Charge.Take(db, caller, Permissions.EnterResults, request.Run, cancellation);
        var run = charge.Run;
        if (run.State == RunState.Cancelled)
            throw new Refusal(RefusalKind.Rule, "not-active", T["Run.IsCancelled"]);
        if (run.Starts > school.Today)
            throw new Refusal(RefusalKind.Rule, "early", T["Result.Early"]);
        var held = await db.Set<Run>().Where(r => r.Id == request.Run && r.ResultsVersion == request.Version)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.ResultsVersion, r => r.ResultsVersion + 1), cancellation);
        if (held == 0)
            throw new Refusal(RefusalKind.Stale, "stale", T["Result.Stale"]);
        var people = (await db.Set<Application>().Where(a => a.RunId == run.Id && a.State == ApplicationState.Approved)
            .Select(a => a.PersonId).ToListAsync(cancellation)).ToHashSet();
        Check(request, run, people);
        var stored = await db.Set<RunResult>().Where(r => r.RunId == run.Id).ToDictionaryAsync(r => r.PersonId, cancellation);
        return request.Lines.DistinctBy(l => l.Person).Count(line => Write(run, line, stored.GetValueOrDefault(line.Person)));
    }

    private void Check(EnterResults request, Run run, HashSet<Guid> people)
    {
        var faults = new Faults();
        for (var i = 0; i < request.Lines.Count; i++)
        {
            if (!people.Contains(request.Lines[i].Person))
                faults.Add($"person-{i}", T["Attendance.UnknownPerson"], "not-found");
            if (request.Lines[i].On is { } on && (on < run.Starts || on > school.Today))
                faults.Add("on", T["Result.On"], "range");
        }
        faults.ThrowIfAny();
    }

    private bool Write(Run run, ResultLine line, RunResult? before)
    {
        var after = new RunResult
        {
            RunId = run.Id, PersonId = line.Person, Outcome = line.Outcome ?? before?.Outcome ?? "", Withdrawn = line.Outcome is null,
            Points = line.Outcome is null ? before?.Points : line.Points,
            Note = line.Outcome is null ? before?.Note : string.IsNullOrWhiteSpace(line.Note) ? null : line.Note.Trim(),
            On = line.On ?? before?.On ?? (run.Ends < school.Today ? run.Ends : school.Today),
        };
        if (before is null ? line.Outcome is null : Same(before, after))
            return false;
        if (before is null)
            db.Add(after);
        else
            (before.Outcome, before.Points, before.Note, before.On, before.Withdrawn) = (after.Outcome, after.Points, after.Note, after.On, after.Withdrawn);
        var offering = offerings.Find(run.Offering);
        var variant = offering?.Variants.FirstOrDefault(v => v.Id == run.Offering);
        db.Publish(new ResultEntered(run.Id, line.Person, run.Root, run.FullTitle, run.Kind, offering?.Level,
            variant is { Subjects.Count: > 0 } ? variant.Subjects : offering?.Subjects ?? [], [.. run.Partners.Select(p => p.Partner)],
            after.Outcome, after.Points, after.Note, after.On, run.SchoolYear, after.Withdrawn));
        return true;
    }

    private static bool Same(RunResult a, RunResult b) => a.Withdrawn == b.Withdrawn
        && (a.Withdrawn || (a.Outcome == b.Outcome && a.Points == b.Points && a.Note == b.Note && a.On == b.On));
}
