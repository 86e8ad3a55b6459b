using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Applications;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Runs;

/// <summary>Opens, changes and calls off runs, in whatever transaction is running.</summary>
internal sealed class RunBook(
    PartnershipsDb db, DbSession session, IOfferings offerings, IPeopleDirectory people, ISchool school, WaitingList waitingList, Telling telling,
    ISchoolDays schoolDays, RunReading reading) : IRuns
{
    public async Task<RunFacts?> Find(Guid run, CancellationToken cancellation = default) =>
        (await reading.Find(run, cancellation))?.Facts();

    public async Task<IReadOnlyList<RunFacts>> Of(
        IReadOnlyCollection<string> offerings, int schoolYear, CancellationToken cancellation = default)
    {
        var runs = await db.Set<Run>().AsNoTracking().Where(r => r.SchoolYear == schoolYear && offerings.Contains(r.Offering))
            .OrderBy(r => r.Starts).ThenBy(r => r.SortKey).ToListAsync(cancellation);
        return [.. runs.Select(r => r.Facts())];
    }

    public Task<Guid> Open(NewRun run, CancellationToken cancellation = default)
    {
        var draft = RunDraft.Of(run);
        var faults = new Faults();
        draft.Check(faults);
        faults.ThrowIfAny();
        return session.InTransactionAsync(() => Open(draft, run.Module, cancellation), cancellation);
    }

    public async Task<Guid> Open(RunDraft draft, string? module, CancellationToken cancellation)
    {
        var (offering, name) = Offered(draft.Offering);
        var run = new Run
        {
            Offering = draft.Offering, Root = offering.Id, Name = Run.Cut(name, RunTables.NameLength), Kind = offering.Kind,
            Module = module, OpenedAt = db.Now, ChosenDays = draft.ChosenDays,
        };
        await Fill(run, draft, cancellation);
        run.Sessions.AddRange((await Days(draft, cancellation)).Select(day => new RunSession { RunId = run.Id, On = day, At = run.At, Until = run.Until }));
        run.Partners.AddRange(offering.Partners.Distinct().Select(p => new RunPartner { RunId = run.Id, Partner = p }));
        db.Add(run);
        await db.SaveChangesAsync(cancellation);
        return run.Id;
    }

    /// <param name="version">The version the person saw.</param>
    public async Task Change(Guid id, int version, RunDraft draft, CancellationToken cancellation)
    {
        var seats = await Seats.Hold(db, id, cancellation);
        var run = await db.Set<Run>().Include(r => r.Sessions).SingleAsync(r => r.Id == id, cancellation);
        MustBe(run, version);
        if (draft.Places < seats.Taken)
            throw new Refusal(RefusalKind.Rule, "places-taken", T["Run.PlacesTaken", seats.Taken], "places");
        var before = When(run);
        var places = (run.Places, run.Room);
        await Fill(run, draft, cancellation);
        await ChangeSessions(run, await Days(draft, cancellation), cancellation);
        await db.SaveChangesAsync(cancellation);
        if (When(run) != before)
            await telling.Everybody(run, "Run.Told.Moved", cancellation, RunWords.Late(run));
        if (When(run) != before || places != (run.Places, run.Room))
            db.Publish(new RunChanged(run.Id));
        // The places have changed: look again before offering.
        await waitingList.OfferFreed(await Seats.Hold(db, id, cancellation), cancellation);
    }

    public Task Cancel(Guid run, string reason, CancellationToken cancellation = default)
    {
        var faults = new Faults();
        faults.Text("reason", reason, RunTables.ReasonLength);
        faults.ThrowIfAny();
        return session.InTransactionAsync(() => Cancel(run, null, reason, cancellation), cancellation);
    }

    public async Task<bool> Cancel(Guid id, int? version, string reason, CancellationToken cancellation)
    {
        var seats = await Seats.Hold(db, id, cancellation);
        var run = await db.Set<Run>().SingleAsync(r => r.Id == id, cancellation);
        MustBe(run, version ?? run.Version);
        await telling.Everybody(run, "Run.Told.Cancelled", cancellation, run.FullTitle, reason);
        foreach (var application in await db.Set<Application>()
            .Where(a => a.RunId == id && Seats.Live.Contains(a.State)).OrderBy(a => a.Turn).ToListAsync(cancellation))
            seats.Move(application, ApplicationState.Cancelled);
        (run.State, run.CancelReason) = (RunState.Cancelled, reason.Trim());
        db.Publish(new RunCancelled(id, run.CancelReason));
        await seats.Save(cancellation);
        return true;
    }

    public async Task Close(Guid id, int version, CancellationToken cancellation)
    {
        await Seats.Hold(db, id, cancellation);
        var run = await db.Set<Run>().SingleAsync(r => r.Id == id, cancellation);
        MustBe(run, version);
        if (run.Starts > school.Today)
            throw new Refusal(RefusalKind.Rule, "not-started", T["Run.CloseEarly"]);
        run.State = RunState.Closed;
        db.Publish(new RunChanged(id));
    }

    private async Task<IReadOnlyList<DateOnly>> Days(RunDraft draft, CancellationToken cancellation) => draft.Starts is not { } starts ? []
        : draft.Days(await schoolDays.Between(starts, draft.Ends ?? starts, cancellation));

    private static void MustBe(Run run, int version)
    {
        if (run.Version != version)
            throw new Refusal(RefusalKind.Stale, "stale", T["Run.Stale"]);
        MustBeOpen(run);
    }

    public static void MustBeOpen(Run run)
    {
        if (run.State != RunState.Open)
            throw new Refusal(RefusalKind.Rule, "not-active", T[run.State == RunState.Cancelled ? "Run.IsCancelled" : "Run.IsClosed"]);
    }

    /// <summary>The offering of an id and how it or its variant is called.</summary>
    private (Offering Offering, string Name) Offered(string id)
    {
        if (offerings.Find(id) is not { } offering)
            throw new Refusal(RefusalKind.Invalid, "unknown-offering", T["Run.UnknownOffering"], "offering");
        if (offering.Status == OfferingStatus.Historic)
            throw new Refusal(RefusalKind.Rule, "not-active", T["Run.Historic"], "offering");
        var variant = offering.Variants.FirstOrDefault(v => v.Id == id);
        return (offering, variant is null ? offering.Name : $"{offering.Name}: {variant.Name}");
    }

    private async Task Fill(Run run, RunDraft draft, CancellationToken cancellation)
    {
        var starts = draft.Starts!.Value;
        if (draft.SchoolYear is { } year && school.YearOf(starts) != year)
            throw new Refusal(RefusalKind.Invalid, "school-year", T["Run.OtherYear", year, year + 1], "starts");
        var enrolTo = draft.EnrolTo ?? starts.AddDays(-1);
        var enrolFrom = draft.EnrolFrom ?? (school.Today < enrolTo ? school.Today : enrolTo);
        if (enrolTo < enrolFrom)
            throw new Refusal(RefusalKind.Invalid, "order", T["Run.EnrolOrder"], "enrolTo");
        var teacher = draft.Teacher is not { } id ? null : await people.Find(id, cancellation);
        if (draft.Teacher is not null && (teacher is not { Kind: PersonKind.Staff } || teacher.LeftOn <= school.Today))
            throw new Refusal(RefusalKind.Invalid, "unknown-person", T["Run.UnknownTeacher"], "teacher");
        (run.SchoolYear, run.Title, run.Room) = (school.YearOf(starts), Clean(draft.Title), Clean(draft.Room));
        (run.Starts, run.Ends, run.At, run.Until) = (starts, draft.Ends ?? starts, draft.At, draft.Until);
        (run.EnrolFrom, run.EnrolTo, run.Places) = (enrolFrom, enrolTo, draft.Places);
        (run.Teacher, run.TeacherName) = (draft.Teacher, teacher?.DisplayName);
        (run.Automatic, run.WaitingList) = (draft.Automatic, draft.WaitingList);
        run.Sort();
    }

    private async Task ChangeSessions(Run run, IReadOnlyList<DateOnly> days, CancellationToken cancellation)
    {
        var gone = run.Sessions.Where(s => !days.Contains(s.On)).ToList();
        var ids = gone.Select(s => s.Id).ToList();
        if (ids.Count > 0 && await db.Set<Attendance.Mark>().AnyAsync(m => ids.Contains(m.SessionId), cancellation))
            throw new Refusal(RefusalKind.Rule, "session-held", T["Run.SessionHeld"], "sessions");
        db.RemoveRange(gone);
        foreach (var kept in run.Sessions.Except(gone))
            (kept.At, kept.Until) = (run.At, run.Until);
        foreach (var day in days.Except(run.Sessions.Select(s => s.On)).ToList())
            db.Add(new RunSession { RunId = run.Id, On = day, At = run.At, Until = run.Until });
    }

    private static (DateOnly, DateOnly, TimeOnly?, TimeOnly?) When(Run run) => (run.Starts, run.Ends, run.At, run.Until);

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
