using Gym24.Contracts.Partnerships;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Attendance.MarkAttendance;

/// <summary>Marks a whole group at once; what is not stated stays as it is.</summary>
/// <param name="Version">Version of the sheet the person saw.</param>
[Requires(Permissions.MarkAttendance)]
internal sealed record MarkAttendance(Guid Run, int Version, IReadOnlyList<MarkFacts> Marks) : ICommand<int>, IValidated, IAbout
{
    public Guid? Subject => Run;

    public void Validate(Faults faults) => AttendanceBook.Check(Marks, faults);
}

internal sealed class MarkAttendanceHandler(PartnershipsDb db, ICaller caller, AttendanceBook attendance) : IRequestHandler<MarkAttendance, int>
{
    public async Task<int> Handle(MarkAttendance request, CancellationToken cancellation)
    {
        var charge = await Charge.Take(db, caller, Permissions.MarkAttendance, request.Run, cancellation);
        return await attendance.Mark(charge.Run, request.Version, request.Marks, cancellation);
    }
}
