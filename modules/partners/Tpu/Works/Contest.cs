using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Works;

/// <summary>The runs of the conference-contest, and until when each takes works.</summary>
internal sealed class Contest(TpuDb db, IRuns runs, IApplications applications, ISchool school)
{
    public const string Offering = "tpu-young-researchers";

    /// <summary>Those of a school year that were not called off, by beginning.</summary>
    public async Task<IReadOnlyList<RunFacts>> Of(int year, CancellationToken cancellation) =>
        [.. (await runs.Of([Offering], year, cancellation)).Where(r => r.State != RunState.Cancelled)];

    public async Task<RunFacts> Find(Guid run, CancellationToken cancellation) =>
        await runs.Find(run, cancellation) is { Offering: Offering } found ? found : throw new Refusal(RefusalKind.NotFound, "not-found", T["Contest.NotFound"]);

    public async Task<RunFacts> Open(Guid run, CancellationToken cancellation) =>
        await Find(run, cancellation) is { State: RunState.Open } found ? found : throw new Refusal(RefusalKind.Rule, "not-active", T["Contest.Over"]);

    public async Task<DateTime> Deadline(RunFacts run, CancellationToken cancellation) =>
        (await db.Contests.AsNoTracking().SingleOrDefaultAsync(c => c.RunId == run.Id, cancellation))?.DeadlineAt ?? Usual(run);

    /// <summary>Until the coordinator says otherwise, works are taken as long as one can enter.</summary>
    public DateTime Usual(RunFacts run) => school.Utc(run.EnrolTo.AddDays(1).ToDateTime(TimeOnly.MinValue));

    /// <summary>The contest takes works at this moment; it binds everybody.</summary>
    public void InTime(RunFacts run, DateTime deadline)
    {
        if (school.Today < run.EnrolFrom)
            throw new Refusal(RefusalKind.Rule, "window-not-open", T["Work.NotOpen", Words.Date(run.EnrolFrom)]);
        if (db.Now > deadline)
            throw new Refusal(RefusalKind.Rule, "too-late", T["Work.Late", Overview.Shown.Deadline(school.Local(deadline)), Words.DateAndTime(school.Local(db.Now))]);
    }

    /// <summary>Who may be an author: those entered, the coordinator's decision pending or not.</summary>
    public async Task<IReadOnlySet<Guid>> Entered(Guid run, CancellationToken cancellation) =>
        (await applications.Of(run, cancellation)).Where(e => e.State is ApplicationState.Approved or ApplicationState.Submitted).Select(e => e.Person).ToHashSet();

    /// <summary>Those who have their place: only they can have a result.</summary>
    public async Task<IReadOnlySet<Guid>> WithPlace(Guid run, CancellationToken cancellation) =>
        (await applications.Of(run, cancellation)).Where(e => e.State == ApplicationState.Approved).Select(e => e.Person).ToHashSet();
}
