using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Results;

/// <summary>Enters results, in whatever transaction is running.</summary>
internal sealed class ResultBook(PartnershipsDb db, DbSession session, ISchool school, IOfferings offerings) : IResults
{
    private const decimal MaxPoints = 9_999_999;

    public static void Check(IReadOnlyList<ResultFacts> lines, Faults faults)
    {
        faults.Range("lines", lines.Count, 0, 10_000);
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i];
            if (line.Outcome is not null && !Vocabulary.Outcomes.Has(line.Outcome))
                faults.Add($"outcome-{i}", T["Result.UnknownOutcome"]);
            if (line.Points is { } points && (Math.Abs(points) > MaxPoints || decimal.Round(points, 2) != points))
                faults.Add($"points-{i}", T["Result.Points"], "range");
            faults.Text($"note-{i}", line.Note, RunTables.ReasonLength, required: false);
            if (line.Outcome is null && (line.Points is not null || !string.IsNullOrWhiteSpace(line.Note)))
                faults.Add($"outcome-{i}", T["Result.OutcomeMissing"], "required");
        }
    }

    public Task<int> Enter(Guid run, IReadOnlyList<ResultFacts> results, CancellationToken cancellation = default)
    {
        var faults = new Faults();
        Check(results, faults);
        faults.ThrowIfAny();
        return session.InTransactionAsync(async () =>
        {
            var found = await db.Set<Run>().AsNoTracking().Include(r => r.Partners).SingleOrDefaultAsync(r => r.Id == run, cancellation) ?? throw Seats.NotFound();
            var changed = await Enter(found, null, results, cancellation);
            // Whoever calls within a larger transaction reads it back in the same one.
            await db.SaveChangesAsync(cancellation);
            return changed;
        }, cancellation);
    }

    public async Task<IReadOnlyList<ResultFacts>> Of(Guid run, CancellationToken cancellation = default) =>
        await db.Set<RunResult>().Where(r => r.RunId == run && !r.Withdrawn)
            .Select(r => new ResultFacts(r.PersonId, r.Outcome, r.Points, r.Note, r.On)).ToListAsync(cancellation);

    /// <param name="version">Version of the results the person saw; absent: whatever it is.</param>
    public async Task<int> Enter(Run run, int? version, IReadOnlyList<ResultFacts> lines, CancellationToken cancellation)
    {
        if (run.State == RunState.Cancelled)
            throw new Refusal(RefusalKind.Rule, "not-active", T["Run.IsCancelled"]);
        if (run.Starts > school.Today)
            throw new Refusal(RefusalKind.Rule, "early", T["Result.Early"]);
        var held = await db.Set<Run>().Where(r => r.Id == run.Id && (version == null || r.ResultsVersion == version))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.ResultsVersion, r => r.ResultsVersion + 1), cancellation);
        if (held == 0)
            throw new Refusal(RefusalKind.Stale, "stale", T["Result.Stale"]);
        var people = (await db.Set<Application>().Where(a => a.RunId == run.Id && a.State == ApplicationState.Approved)
            .Select(a => a.PersonId).ToListAsync(cancellation)).ToHashSet();
        Check(lines, run, people);
        var stored = await db.Set<RunResult>().Where(r => r.RunId == run.Id).ToDictionaryAsync(r => r.PersonId, cancellation);
        return lines.DistinctBy(l => l.Person).Count(line => Write(run, line, stored.GetValueOrDefault(line.Person)));
    }

    private void Check(IReadOnlyList<ResultFacts> lines, Run run, HashSet<Guid> people)
    {
        var faults = new Faults();
        for (var i = 0; i < lines.Count; i++)
        {
            if (!people.Contains(lines[i].Person))
                faults.Add($"person-{i}", T["Attendance.UnknownPerson"], "not-found");
            if (lines[i].On is { } on && (on < run.Starts || on > school.Today))
                faults.Add("on", T["Result.On"], "range");
        }
        faults.ThrowIfAny();
    }

    private bool Write(Run run, ResultFacts line, RunResult? before)
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
