using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Tpu.Course.Rules;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Course.ApplyImport;

/// <summary>Writes down what the dry run has shown, all of it or nothing. Once applied, applying again changes nothing.</summary>
/// <param name="Seen">The plan that was looked at: <see cref="CoursePlan.Seen"/>.</param>
/// <param name="SkipErrors">Lines with mistakes are left out; otherwise they hold the file up.</param>
[Requires(Permissions.ImportProgress)]
internal sealed record ApplyImport(Guid Import, string? Seen, bool SkipErrors = false) : ICommand<int>, IAbout
{
    public Guid? Subject => Import;
}

/// <summary>Puts a file aside that was not applied.</summary>
[Requires(Permissions.ImportProgress)]
internal sealed record DiscardImport(Guid Import) : ICommand<bool>, IAbout
{
    public Guid? Subject => Import;
}

internal sealed class ApplyImportHandler(TpuDb db, CourseRuns course, CourseBook book, IResults results, ISchool school) : IRequestHandler<ApplyImport, int>, IRequestHandler<DiscardImport, bool>
{
    private const string Completed = "completed";

    public async Task<bool> Handle(DiscardImport request, CancellationToken cancellation)
    {
        (await book.Get(request.Import, cancellation, ImportState.Mapping, ImportState.Checked)).State = ImportState.Discarded;
        await book.Forget(request.Import, cancellation);
        return true;
    }

    public async Task<int> Handle(ApplyImport request, CancellationToken cancellation)
    {
        var import = await book.Get(request.Import, cancellation, ImportState.Checked, ImportState.Applied);
        if (import.State == ImportState.Applied)
            return import.Changed;
        var run = await course.Held(import.RunId, cancellation);
        if (run.Starts > school.Today)
            throw new Refusal(RefusalKind.Rule, "early", T["Course.Early", Contracts.Ui.Words.Date(run.Starts)]);
        var plan = await book.Plan(import, cancellation);
        if (plan.Seen != request.Seen)
            throw new Refusal(RefusalKind.Stale, "stale", T["Course.Stale"]);
        if (plan.Count(Outcome.Ask) is > 0 and var asked)
            throw new Refusal(RefusalKind.Rule, "undecided", T["Course.Undecided", asked]);
        if (plan.Count(Outcome.Error) is > 0 and var errors && !request.SkipErrors)
            throw new Refusal(RefusalKind.Rule, "import-errors", T["Course.HasErrors", errors], "skipErrors");
        List<PlannedLine> found = [.. plan.Lines.Where(l => l is { Who: not null, After: not null })];
        await Write(run.Id, found, cancellation);
        await Results(run.Id, found, cancellation);
        (import.State, import.AppliedAt, import.Changed) = (ImportState.Applied, db.Now, found.Count(l => l.Outcome != Outcome.Unchanged));
        await book.Forget(import.Id, cancellation);
        return import.Changed;
    }

    private async Task Write(Guid run, List<PlannedLine> found, CancellationToken cancellation)
    {
        var stored = await db.Progress.Where(p => p.RunId == run).ToDictionaryAsync(p => p.PersonId, cancellation);
        foreach (var line in found)
        {
            if (!stored.TryGetValue(line.Who!.Id, out var progress))
                db.Add(progress = new Progress { RunId = run, PersonId = line.Who.Id });
            (progress.Percent, progress.Finished, progress.At) = (line.After!.Value.Percent, line.After.Value.Finished, db.Now);
        }
    }

    /// <summary>Who has finished has completed the course; who no longer has, has not. Results that say something else are a person's and stay.</summary>
    private async Task Results(Guid run, List<PlannedLine> found, CancellationToken cancellation)
    {
        var known = (await results.Of(run, cancellation)).ToDictionary(r => r.Person, r => r.Outcome);
        List<ResultFacts> changed = [];
        foreach (var line in found)
        {
            var outcome = known.GetValueOrDefault(line.Who!.Id);
            if (line.After!.Value.Finished && outcome is null)
                changed.Add(new(line.Who.Id, Completed));
            else if (!line.After.Value.Finished && line.Before is { Finished: true } && outcome == Completed)
                changed.Add(new(line.Who.Id, null));
        }
        if (changed.Count > 0)
            await results.Enter(run, changed, cancellation);
    }
}
