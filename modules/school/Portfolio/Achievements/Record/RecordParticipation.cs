using Gym24.Contracts.Access;
using Gym24.Contracts.Events;
using Gym24.Contracts.Partnerships;

namespace Gym24.Portfolio.Achievements.Record;

/// <summary>Attendance, the way of an application and new dates of a run, as far as the route sheet shows them.</summary>
[Requires(Permissions.Add)]
internal sealed class RecordParticipation(PortfolioDb db, Participations participations)
    : IEventHandler<AttendanceMarked>, IEventHandler<ApplicationMoved>, IEventHandler<RunChanged>
{
    public async Task Handle(AttendanceMarked happened, CancellationToken cancellation)
    {
        if (await participations.Of(happened.Run, happened.Person, cancellation) is { } row)
            (row.Attended, row.Held) = (happened.Attended, happened.Held);
        await db.SaveChangesAsync(cancellation);
    }

    public async Task Handle(ApplicationMoved happened, CancellationToken cancellation)
    {
        if (await participations.Of(happened.Run, happened.Person, cancellation) is { } row)
            row.State = happened.To;
        await db.SaveChangesAsync(cancellation);
    }

    public async Task Handle(RunChanged happened, CancellationToken cancellation)
    {
        await participations.Moved(happened.Run, cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
