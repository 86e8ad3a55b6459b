using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using MediatR;

namespace Gym24.Tsu.Shifts.ApplyToShift;

/// <summary>Applies for a shift. The window, the grade and a guardian's yes are judged as for any run; places are given by points later.</summary>
/// <param name="Person">The pupil; absent: oneself.</param>
[Requires(Permissions.Apply)]
internal sealed record ApplyToShift(Guid Run, Guid? Person = null) : ICommand<EntryOutcome>, IAbout
{
    public Guid? Subject => Run;
}

internal sealed class ApplyToShiftHandler(ShiftDesk desk, OneEntry entry) : IRequestHandler<ApplyToShift, EntryOutcome>
{
    public async Task<EntryOutcome> Handle(ApplyToShift request, CancellationToken cancellation) =>
        await entry.Enter((await desk.Find(request.Run, cancellation)).Run.Id, request.Person, cancellation);
}
