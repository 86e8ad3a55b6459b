using Gym24.Contracts.Access;
using Gym24.Contracts.Events;
using Gym24.Contracts.Partnerships;

namespace Gym24.Britannia.Development.RecordAttendance;

/// <summary>Whoever was at a seminar has its hours; whose attendance is corrected has them no longer.</summary>
[Requires(Permissions.RecordDevelopment)]
internal sealed class RecordAttendance(BritanniaDb db, DevelopmentBook book) : IEventHandler<AttendanceMarked>
{
    public async Task Handle(AttendanceMarked happened, CancellationToken cancellation)
    {
        await book.Follow(happened.Run, happened.Person, cancellation);
        await db.SaveChangesAsync(cancellation);
    }
}
