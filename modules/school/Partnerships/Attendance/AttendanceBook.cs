using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Attendance;

/// <summary>Marks who was there, in whatever transaction is running.</summary>
internal sealed class AttendanceBook(PartnershipsDb db, DbSession session, ISchool school) : IAttendance
{
    public async Task<IReadOnlyList<SessionFacts>> Sessions(Guid run, CancellationToken cancellation = default) =>
        await db.Set<RunSession>().Where(s => s.RunId == run).OrderBy(s => s.On)
            .Select(s => new SessionFacts(s.Id, s.On, s.At, s.Until)).ToListAsync(cancellation);

    public async Task<IReadOnlyList<MarkFacts>> Of(Guid run, CancellationToken cancellation = default) =>
        await db.Set<Mark>().Where(m => m.RunId == run)
            .Select(m => new MarkFacts(m.SessionId, m.PersonId, m.Presence)).ToListAsync(cancellation);

    public static void Check(IReadOnlyList<MarkFacts> marks, Faults faults)
    {
        faults.Range("marks", marks.Count, 0, 200_000);
        if (marks.Any(m => m.Presence is { } p && !Enum.IsDefined(p)))
            faults.Add("marks", T["Attendance.Unknown"]);
    }

    public Task<int> Mark(Guid run, IReadOnlyList<MarkFacts> marks, CancellationToken cancellation = default)
    {
        var faults = new Faults();
        Check(marks, faults);
        faults.ThrowIfAny();
        return session.InTransactionAsync(async () =>
        {
            var found = await db.Set<Run>().AsNoTracking().Include(r => r.Sessions).SingleOrDefaultAsync(r => r.Id == run, cancellation) ?? throw Seats.NotFound();
            var changed = await Mark(found, null, marks, cancellation);
            // Whoever calls within a larger transaction reads it back in the same one.
            await db.SaveChangesAsync(cancellation);
            return changed;
        }, cancellation);
    }

    /// <param name="version">Version of the sheet the person saw; absent: whatever it is.</param>
    public async Task<int> Mark(Run run, int? version, IReadOnlyList<MarkFacts> marks, CancellationToken cancellation)
    {
        if (run.State == RunState.Cancelled)
            throw new Refusal(RefusalKind.Rule, "not-active", T["Run.IsCancelled"]);
        var held = await db.Set<Run>().Where(r => r.Id == run.Id && (version == null || r.AttendanceVersion == version))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.AttendanceVersion, r => r.AttendanceVersion + 1), cancellation);
        if (held == 0)
            throw new Refusal(RefusalKind.Stale, "stale", T["Attendance.Stale"]);
        var sessions = run.Sessions.ToDictionary(s => s.Id);
        var people = (await db.Set<Application>().Where(a => a.RunId == run.Id && a.State == ApplicationState.Approved)
            .Select(a => a.PersonId).ToListAsync(cancellation)).ToHashSet();
        Check(marks, sessions, people);

        var stored = await db.Set<Mark>().Where(m => m.RunId == run.Id).ToDictionaryAsync(m => (m.SessionId, m.PersonId), cancellation);
        var changed = new HashSet<Guid>();
        foreach (var mark in marks.DistinctBy(m => (m.Session, m.Person)))
            if (Write(stored, mark, run.Id))
                changed.Add(mark.Person);
        var soFar = sessions.Values.Count(s => s.On <= school.Today);
        foreach (var person in changed)
            db.Publish(new AttendanceMarked(run.Id, person,
                stored.Values.Count(m => m.PersonId == person && m.Presence == Presence.Present), soFar));
        return changed.Count;
    }

    private void Check(IReadOnlyList<MarkFacts> marks, Dictionary<Guid, RunSession> sessions, HashSet<Guid> people)
    {
        var faults = new Faults();
        if (marks.Any(m => !sessions.ContainsKey(m.Session)))
            faults.Add("marks", T["Attendance.UnknownSession"], "not-found");
        if (marks.Any(m => !people.Contains(m.Person)))
            faults.Add("marks", T["Attendance.UnknownPerson"], "not-found");
        if (marks.FirstOrDefault(m => m.Presence is not null && sessions.TryGetValue(m.Session, out var s) && s.On > school.Today) is { } early)
            faults.Add("marks", T["Attendance.Early", Contracts.Ui.Words.Date(sessions[early.Session].On)], "early");
        faults.ThrowIfAny();
    }

    private bool Write(Dictionary<(Guid, Guid), Mark> stored, MarkFacts mark, Guid run)
    {
        var key = (mark.Session, mark.Person);
        var before = stored.GetValueOrDefault(key);
        if (before?.Presence == mark.Presence)
            return false;
        if (mark.Presence is not { } presence)
        {
            db.Remove(before!);
            stored.Remove(key);
        }
        else if (before is not null)
            before.Presence = presence;
        else
            db.Add(stored[key] = new Mark { RunId = run, SessionId = mark.Session, PersonId = mark.Person, Presence = presence });
        return true;
    }
}
