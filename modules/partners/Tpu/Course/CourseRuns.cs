using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Course;

/// <summary>The runs of the online course.</summary>
internal sealed class CourseRuns(IRuns runs, IApplications applications)
{
    public const string Offering = "tpu-engineering-of-future";

    /// <summary>Those of a school year that were not called off, by beginning.</summary>
    public async Task<IReadOnlyList<RunFacts>> Of(int year, CancellationToken cancellation) =>
        [.. (await runs.Of([Offering], year, cancellation)).Where(r => r.State != RunState.Cancelled)];

    public async Task<RunFacts> Find(Guid run, CancellationToken cancellation) =>
        await runs.Find(run, cancellation) is { Offering: Offering } found ? found : throw new Refusal(RefusalKind.NotFound, "not-found", T["Course.NotFound"]);

    /// <summary>The run, not called off: progress may still be imported when it is over.</summary>
    public async Task<RunFacts> Held(Guid run, CancellationToken cancellation) =>
        await Find(run, cancellation) is { State: not RunState.Cancelled } found ? found : throw new Refusal(RefusalKind.Rule, "not-active", T["Course.Cancelled"]);

    public async Task<IReadOnlySet<Guid>> WithPlace(Guid run, CancellationToken cancellation) =>
        (await applications.Of(run, cancellation)).Where(e => e.State == ApplicationState.Approved).Select(e => e.Person).ToHashSet();
}
