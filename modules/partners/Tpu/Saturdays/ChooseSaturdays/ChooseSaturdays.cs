using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Saturdays.ChooseSaturdays;

/// <summary>
/// Says on which Saturdays pupils come; the first time enters them into the series. Saturdays that are today or over stay as they
/// are. Choosing none keeps the pupils in the series, for a later choice.
/// </summary>
/// <param name="Pupils">Within the caller's reach; all get the same Saturdays.</param>
/// <param name="Saturdays">The whole choice, not a change of it.</param>
[Requires(Permissions.AttendSaturdays)]
internal sealed record ChooseSaturdays(Guid Run, IReadOnlyList<Guid>? Pupils, IReadOnlyList<Guid>? Saturdays) : ICommand<bool>, IValidated, IAbout
{
    private const int Most = 100;

    public Guid? Subject => Run;

    public void Validate(Faults faults)
    {
        faults.Chosen("pupils", Pupils is { Count: > 0 });
        faults.Range("pupils", Pupils?.Count, 0, Most);
        faults.Range("saturdays", Saturdays?.Count, 0, Most);
    }
}

internal sealed class ChooseSaturdaysHandler(TpuDb db, Series series, PupilPicker<TpuDb> picker, IApplications applications, ICaller caller, ISchool school)
    : IRequestHandler<ChooseSaturdays, bool>
{
    public async Task<bool> Handle(ChooseSaturdays request, CancellationToken cancellation)
    {
        var run = await series.Open(request.Run, cancellation);
        var pupils = (await picker.Reached(Permissions.AttendSaturdays, [.. request.Pupils!.Distinct()], cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Choice.ForeignPupil"], "pupils")).Select(p => p.Id).ToList();
        var wanted = (request.Saturdays ?? []).ToHashSet();
        var saturdays = await db.Saturdays.AsNoTracking().Where(s => s.RunId == run.Id).OrderBy(s => s.On).ToListAsync(cancellation);
        if (wanted.Except(saturdays.Select(s => s.Id)).Any())
            throw new Refusal(RefusalKind.Invalid, "unknown-saturday", T["Choice.UnknownSaturday"], "saturdays");
        await Enter(run, pupils, cancellation);
        var ids = saturdays.Select(s => s.Id).ToList();
        var before = (await db.Choices.Where(c => ids.Contains(c.SaturdayId) && pupils.Contains(c.PersonId)).ToListAsync(cancellation)).ToLookup(c => c.SaturdayId);
        foreach (var saturday in saturdays)
            await Choose(saturday, pupils, [.. before[saturday.Id]], wanted.Contains(saturday.Id), cancellation);
        return true;
    }

    /// <summary>Who has no place in the series yet gets one; the series itself is not limited, its Saturdays are.</summary>
    private async Task Enter(RunFacts run, List<Guid> pupils, CancellationToken cancellation)
    {
        var entered = (await applications.Of(run.Id, cancellation))
            .Where(e => e.State is ApplicationState.Approved or ApplicationState.Submitted or ApplicationState.AwaitsGuardian).Select(e => e.Person).ToHashSet();
        var missing = pupils.Where(p => !entered.Contains(p)).ToList();
        if (missing.Count == 0)
            return;
        var outcomes = await applications.Enter(run.Id, missing, null, cancellation);
        if (outcomes.FirstOrDefault(o => o.State is null) is { } kept)
            throw new Refusal(RefusalKind.Rule, "not-entered", [.. kept.Faults.Select(f => f with { Field = "saturdays" })]);
    }

    private async Task Choose(Saturday saturday, List<Guid> pupils, List<Choice> before, bool comes, CancellationToken cancellation)
    {
        // The coordinator may add afterwards who came without having said so.
        var settled = saturday.On <= school.Today && !caller.ScopeOf(Permissions.ManageSaturdays).HasFlag(Scope.All);
        if (!comes && before.Count > 0 && saturday.On > school.Today)
        {
            db.RemoveRange(before);
            await db.SaveChangesAsync(cancellation);
            await Take(saturday, -before.Count, cancellation);
        }
        var added = comes ? pupils.Except(before.Select(c => c.PersonId)).ToList() : [];
        if (added.Count == 0)
            return;
        if (settled)
            throw new Refusal(RefusalKind.Rule, "too-late", T["Choice.TooLate", Words.ShortDate(saturday.On)], "saturdays");
        if (!await Take(saturday, added.Count, cancellation))
        {
            var now = await db.Saturdays.AsNoTracking().SingleAsync(s => s.Id == saturday.Id, cancellation);
            throw new Refusal(RefusalKind.Rule, "full", T["Choice.Full", Words.ShortDate(saturday.On), Words.Count(Math.Max(0, (now.Places ?? 0) - now.Taken), T["Forms.Places"])], "saturdays");
        }
        db.AddRange(added.Select(p => new Choice { SaturdayId = saturday.Id, PersonId = p }));
        await db.SaveChangesAsync(cancellation);
    }

    /// <summary>One statement holds the row and counts: whoever comes next sees the new number.</summary>
    private async Task<bool> Take(Saturday saturday, int places, CancellationToken cancellation) =>
        await db.Saturdays.Where(s => s.Id == saturday.Id && (places < 0 || s.Places == null || s.Taken + places <= s.Places))
            .ExecuteUpdateAsync(u => u.SetProperty(s => s.Taken, s => s.Taken + places), cancellation) == 1;
}
