using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Intakes.ApplyToIntake;

/// <summary>Applies for a subject of an intake. The window, the grade, places and a guardian's yes are judged as for any run.</summary>
/// <param name="Run">A run that was opened for an intake.</param>
/// <param name="Person">The pupil; absent: oneself.</param>
[Requires(Permissions.Apply)]
internal sealed record ApplyToIntake(Guid Run, Guid? Person = null) : ICommand<EntryOutcome>, IAbout
{
    public Guid? Subject => Run;
}

internal sealed class ApplyToIntakeHandler(TsuDb db, OneEntry entry) : IRequestHandler<ApplyToIntake, EntryOutcome>
{
    public async Task<EntryOutcome> Handle(ApplyToIntake request, CancellationToken cancellation)
    {
        if (!await db.IntakeRuns.AnyAsync(r => r.RunId == request.Run, cancellation))
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Intakes.NotFound"], "run");
        return await entry.Enter(request.Run, request.Person, cancellation);
    }
}
