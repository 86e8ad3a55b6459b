using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Privacy.Consents.FindPupils;

/// <summary>Whose data the caller may ask about: oneself, one's children, the pupils of a class; with how many consents each has.</summary>
[Requires(Permissions.Read)]
internal sealed record FindPupils(Guid? Class = null) : IQuery<FoundPupils>, IConcernsPerson, IAbout
{
    public Guid? Person => null;

    public Guid? Subject => Class;
}

/// <param name="Own">Oneself and one's children.</param>
/// <param name="Classes">Those within reach.</param>
/// <param name="Class">The chosen one.</param>
/// <param name="Pupils">Of the chosen class.</param>
internal sealed record FoundPupils(IReadOnlyList<PupilConsents> Own, IReadOnlyList<ClassFacts> Classes, ClassFacts? Class, IReadOnlyList<PupilConsents> Pupils);

/// <param name="Given">Consents that count today.</param>
/// <param name="Waiting">Consents that wait for a signature.</param>
internal sealed record PupilConsents(Guid Id, string Name, string? ClassName, int Given, int Waiting);

internal sealed class FindPupilsHandler(PrivacyDb db, ICaller caller, PupilPicker<PrivacyDb> picker, ISchool school) : IRequestHandler<FindPupils, FoundPupils>
{
    public async Task<FoundPupils> Handle(FindPupils request, CancellationToken cancellation)
    {
        var reach = await caller.ReachOf(Permissions.Read, cancellation);
        var own = reach.People.Count == 0 ? [] : await db.Directory.Where(p => reach.People.Contains(p.Id) && p.Kind == PersonKind.Pupil)
            .OrderBy(p => p.SortKey).Select(p => new PupilLine(p.Id, p.DisplayName, p.ClassName)).ToListAsync(cancellation);
        var offered = reach.Everyone || reach.Classes.Count > 0 ? await picker.Offer(Permissions.Read, request.Class, cancellation) : new PupilChoice([], null, []);
        var ids = own.Concat(offered.Pupils).Select(p => p.Id).ToList();
        var today = school.Today;
        var counts = ids.Count == 0 ? [] : await db.Consents.Where(c => ids.Contains(c.PersonId)
            && (c.State == ConsentState.Waiting || (c.State == ConsentState.Given && c.FirstDay <= today && c.LastDay >= today)))
            .GroupBy(c => new { c.PersonId, c.State }).Select(g => new { g.Key.PersonId, g.Key.State, Count = g.Count() }).ToListAsync(cancellation);
        var of = counts.ToDictionary(c => (c.PersonId, c.State), c => c.Count);
        return new([.. own.Select(Counted)], offered.Classes, offered.Class, [.. offered.Pupils.Select(Counted)]);

        PupilConsents Counted(PupilLine pupil) => new(pupil.Id, pupil.Name, pupil.ClassName,
            of.GetValueOrDefault((pupil.Id, ConsentState.Given)), of.GetValueOrDefault((pupil.Id, ConsentState.Waiting)));
    }
}
