using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Saturdays;

/// <summary>The runs of University Saturdays that have their Saturdays here.</summary>
internal sealed class Series(TpuDb db, IRuns runs, ICaller caller)
{
    public const string Offering = "tpu-university-saturdays", Module = "tpu";

    public async Task<RunFacts> Find(Guid run, CancellationToken cancellation) =>
        await runs.Find(run, cancellation) is { Offering: Offering } found ? found : throw NotFound();

    public async Task<RunFacts> Open(Guid run, CancellationToken cancellation)
    {
        var found = await Find(run, cancellation);
        return found.State == RunState.Open ? found : throw new Refusal(RefusalKind.Rule, "not-active", T["Series.Over"], "saturdays");
    }

    /// <summary>Those of a school year that were not called off, by beginning.</summary>
    public async Task<IReadOnlyList<RunFacts>> Of(int year, CancellationToken cancellation) =>
        [.. (await runs.Of([Offering], year, cancellation)).Where(r => r.State != RunState.Cancelled)];

    public async Task<Saturday> Saturday(Guid id, CancellationToken cancellation) =>
        await db.Saturdays.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation) ?? throw NotFound();

    /// <summary>Marks everybody, not only those of own classes.</summary>
    public bool InCharge(RunFacts run) =>
        caller.ScopeOf(Permissions.MarkSaturdays).HasFlag(Scope.All) || (run.Teacher is { } teacher && teacher == caller.PersonId);

    public static Refusal NotFound() => new(RefusalKind.NotFound, "not-found", T["Series.NotFound"]);
}
