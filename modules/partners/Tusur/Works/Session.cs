using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur.Works;

/// <summary>The runs of the scientific session: the coordinator opens one a year, with its deadline.</summary>
internal sealed class Session(IRuns runs, ISchool school)
{
    /// <summary>The sessions of a school year that were not called off, by beginning.</summary>
    public async Task<IReadOnlyList<RunFacts>> Of(int year, CancellationToken cancellation) =>
        [.. (await runs.Of([TusurOfferings.Session], year, cancellation)).Where(r => r.State != RunState.Cancelled)];

    /// <summary>The session, taking works now unless the deadline does not bind the caller.</summary>
    public async Task<RunFacts> Open(Guid run, bool decides, CancellationToken cancellation)
    {
        if (await runs.Find(run, cancellation) is not { Offering: TusurOfferings.Session } found)
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Work.NoSession"], "session");
        if (found.State != RunState.Open)
            throw new Refusal(RefusalKind.Rule, "not-active", T["Work.SessionOver"], "session");
        if (!decides && school.Today < found.EnrolFrom)
            throw new Refusal(RefusalKind.Rule, "window-not-open", T["Work.NotOpen", Contracts.Ui.Words.Date(found.EnrolFrom)], "session");
        if (!decides && school.Today > found.EnrolTo)
            throw new Refusal(RefusalKind.Rule, "window-closed", T["Work.Deadline", Contracts.Ui.Words.Date(found.EnrolTo)], "session");
        return found;
    }
}
