using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Privacy.Consents.ShowPrivacy;

/// <summary>How many consents of a pupil count today, and how many wait for a signature: for the card of the person.</summary>
[Requires(Permissions.Read)]
internal sealed record CountConsents(Guid Pupil) : IQuery<Counted>, IConcernsPerson
{
    public Guid? Person => Pupil;
}

internal sealed record Counted(int Given, int Waiting);

internal sealed class CountConsentsHandler(PrivacyDb db, ISchool school) : IRequestHandler<CountConsents, Counted>
{
    public async Task<Counted> Handle(CountConsents request, CancellationToken cancellation)
    {
        var pupil = await db.Pupil(request.Pupil, cancellation);
        var today = school.Today;
        var counts = await db.Consents.Where(c => c.PersonId == pupil.Id
            && (c.State == ConsentState.Waiting || (c.State == ConsentState.Given && c.FirstDay <= today && c.LastDay >= today)))
            .GroupBy(c => c.State).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(c => c.Key, c => c.Count, cancellation);
        return new(counts.GetValueOrDefault(ConsentState.Given), counts.GetValueOrDefault(ConsentState.Waiting));
    }
}
