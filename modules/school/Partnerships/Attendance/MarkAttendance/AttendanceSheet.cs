using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Runs;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Attendance.MarkAttendance;

/// <summary>Sessions by participants, for whoever answers for the run.</summary>
[Requires(Permissions.MarkAttendance)]
internal sealed record ShowAttendance(Guid Run) : IQuery<AttendanceSheet>, IConcernsPerson, IAbout
{
    public Guid? Person => null;

    public Guid? Subject => Run;
}

internal sealed record AttendanceSheet(
    Run Run, IReadOnlyList<RunSession> Sessions, IReadOnlyList<Participant> People, IReadOnlyDictionary<(Guid Session, Guid Person), Presence> Marks);

internal sealed class ShowAttendanceHandler(PartnershipsDb db, ICaller caller, IPeopleDirectory directory, ISchool school) : IRequestHandler<ShowAttendance, AttendanceSheet>
{
    public async Task<AttendanceSheet> Handle(ShowAttendance request, CancellationToken cancellation)
    {
        var charge = await Charge.Take(db, caller, Permissions.MarkAttendance, request.Run, cancellation);
        var people = await charge.Participants(db, directory, school, cancellation);
        var marks = await db.Set<Mark>().AsNoTracking().Where(m => m.RunId == request.Run).ToListAsync(cancellation);
        return new(charge.Run, [.. charge.Run.Sessions.OrderBy(s => s.On)], people,
            marks.ToDictionary(m => (m.SessionId, m.PersonId), m => m.Presence));
    }
}
