using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Tpu.Course.Rules;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Course.PickPupils;

/// <summary>Decides whom names mean that fit several pupils. Kept for the next file of the run.</summary>
[Requires(Permissions.ImportProgress)]
internal sealed record PickPupils(Guid Import, int Version, IReadOnlyList<Pick>? Picks) : ICommand<int>, IValidated, IAbout
{
    public Guid? Subject => Import;

    public static string Field(int line) => $"pick-{line}";

    public void Validate(Faults faults)
    {
        faults.Chosen("picks", Picks is { Count: > 0 });
        faults.Range("picks", Picks?.Count, 0, UploadProgress.UploadProgress.MaxLines);
    }
}

/// <param name="Line">Of the file.</param>
/// <param name="Pupil">One of those whom the line may mean; absent with <paramref name="LeaveOut"/>: nobody; absent without: not decided.</param>
internal sealed record Pick(int Line, Guid? Pupil, bool LeaveOut = false);

internal sealed class PickPupilsHandler(TpuDb db, CourseBook book) : IRequestHandler<PickPupils, int>
{
    public async Task<int> Handle(PickPupils request, CancellationToken cancellation)
    {
        var import = await book.Get(request.Import, cancellation, ImportState.Checked);
        if (import.Version != request.Version)
            throw new Refusal(RefusalKind.Stale, "stale", T["Course.Stale"]);
        var lines = (await book.Plan(import, cancellation)).Lines.ToDictionary(l => l.Line.Number);
        var kept = await db.CourseChoices.Where(c => c.RunId == import.RunId).ToDictionaryAsync(c => c.Key, cancellation);
        var changed = 0;
        foreach (var pick in request.Picks!.DistinctBy(p => p.Line))
        {
            if (!lines.TryGetValue(pick.Line, out var line) || (pick.Pupil is { } id && line.Choices.All(c => c.Id != id)))
                throw new Refusal(RefusalKind.Invalid, "unknown-pupil", T["Course.UnknownPick"], PickPupils.Field(pick.Line));
            changed += Keep(import.RunId, line.Line.Key, pick, kept) ? 1 : 0;
        }
        if (changed > 0)
            db.Entry(import).State = EntityState.Modified;
        return changed;
    }

    private bool Keep(Guid run, string key, Pick pick, Dictionary<string, CourseChoice> kept)
    {
        var before = kept.GetValueOrDefault(key);
        if (pick is { Pupil: null, LeaveOut: false })
        {
            if (before is not null)
                db.Remove(before);
            return kept.Remove(key);
        }
        if (before is not null)
        {
            var same = before.PersonId == pick.Pupil;
            before.PersonId = pick.Pupil;
            return !same;
        }
        db.Add(kept[key] = new CourseChoice { RunId = run, Key = key, PersonId = pick.Pupil });
        return true;
    }
}
