using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Runs;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Attendance.MarkAttendance;

/// <param name="Presence">Absent: not marked.</param>
internal sealed record SessionMark(Guid Session, Guid Person, Presence? Presence);

/// <summary>Marks a whole group at once; what is not stated stays as it is.</summary>
/// <param name="Version">Version of the sheet the person saw.</param>
[Requires(Permissions.MarkAttendance)]
internal sealed record MarkAttendance(Guid Run, int Version, IReadOnlyList<SessionMark> Marks) : ICommand<int>, IValidated, IAbout
{
    public Guid? Subject => Run;

    public void Validate(Faults faults)
    {
        faults.Range("marks", Marks.Count, 0, 200_000);
        if (Marks.Any(m => m.Presence is { } p && !Enum.IsDefined(p)))
            faults.Add("marks", T["Attendance.Unknown"]);
    }
}

internal sealed class MarkAttendanceHandler(PartnershipsDb db, ICaller caller, ISchool school) : IRequestHandler<MarkAttendance, int>
{
    public async Task<int> Handle(MarkAttendance request, CancellationToken cancellation)
    {
        var charge = await Charge.Take(db, caller, Permissions.MarkAttendance, request.Run, cancellation);
        if (charge.Run.State == RunState.Cancelled)
            throw new Refusal(RefusalKind.Rule, "not-active", T["Run.IsCancelled"]);
        var held = await db.Set<Run>().Where(r => r.Id == request.Run && r.AttendanceVersion == request.Version)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.AttendanceVersion, r => r.AttendanceVersion + 1), cancellation);
        if (held == 0)
            throw new Refusal(RefusalKind.Stale, "stale", T["Attendance.Stale"]);
        var sessions = charge.Run.Sessions.ToDictionary(s => s.Id);
        var people = (await db.Set<Application>().Where(a => a.RunId == request.Run && a.State == ApplicationState.Approved)
            .Select(a => a.PersonId).ToListAsync(cancellation)).ToHashSet();
        Check(request, sessions, people);

        var stored = await db.Set<Mark>().Where(m => m.RunId == request.Run).ToDictionaryAsync(m => (m.SessionId, m.PersonId), cancellation);
        var changed = new HashSet<Guid>();
        foreach (var mark in request.Marks.DistinctBy(m => (m.Session, m.Person)))
            if (Write(stored, mark, request.Run))
                changed.Add(mark.Person);
        var soFar = sessions.Values.Count(s => s.On <= school.Today);
        foreach (var person in changed)
            db.Publish(new AttendanceMarked(request.Run, person,
                stored.Values.Count(m => m.PersonId == person && m.Presence == Presence.Present), soFar));
        return changed.Count;
    }

    private void Check(MarkAttendance request, Dictionary<Guid, RunSession> sessions, HashSet<Guid> people)
    {
        var faults = new Faults();
        if (request.Marks.Any(m => !sessions.ContainsKey(m.Session)))
            faults.Add("marks", T["Attendance.UnknownSession"], "not-found");
        if (request.Marks.Any(m => !people.Contains(m.Person)))
            faults.Add("marks", T["Attendance.UnknownPerson"], "not-found");
        if (request.Marks.FirstOrDefault(m => m.Presence is not null && sessions.TryGetValue(m.Session, out var s) && s.On > school.Today) is { } early)
            faults.Add("marks", T["Attendance.Early", Contracts.Ui.Words.Date(sessions[early.Session].On)], "early");
        faults.ThrowIfAny();
    }

    private bool Write(Dictionary<(Guid, Guid), Mark> stored, SessionMark mark, Guid run)
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
