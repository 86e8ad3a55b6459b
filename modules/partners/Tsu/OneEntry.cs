using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu;

/// <summary>Enters one pupil into a run, under <see cref="Permissions.Apply"/>.</summary>
internal sealed class OneEntry(PupilPicker<TsuDb> picker, IApplications applications, ICaller caller)
{
    /// <param name="person">The pupil; absent: oneself.</param>
    /// <exception cref="Refusal">The pupil is out of reach, or something speaks against the entry.</exception>
    public async Task<EntryOutcome> Enter(Guid run, Guid? person, CancellationToken cancellation)
    {
        var pupils = (person ?? caller.PersonId) is { } asked ? await picker.Reached(Permissions.Apply, [asked], cancellation) : null;
        if (pupils is not [var pupil])
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Intakes.UnknownPupil"], "person");
        var outcome = (await applications.Enter(run, [pupil.Id], null, cancellation))[0];
        return outcome.State is not null ? outcome
            : throw new Refusal(outcome.Faults.Any(f => f.Code == "already-applied") ? RefusalKind.Stale : RefusalKind.Rule, outcome.Faults[0].Code, outcome.Faults);
    }
}
