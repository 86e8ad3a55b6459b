using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Privacy.Consents;
using Gym24.Privacy.Kinds;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Privacy.Texts;

namespace Gym24.Privacy.Guests.MakeLink;

/// <summary>Staff make a link by which one guardian signs one consent. An earlier one for the same is worth nothing any more.</summary>
[Requires(Permissions.Keep)]
internal sealed record MakeLink(Guid Pupil, string Kind, string? Recipient, Guid? Guardian) : ICommand<string>, IAbout, IConcernsPerson, IValidated
{
    public Guid? Subject => Guardian;

    public Guid? Person => Pupil;

    public void Validate(Faults faults) => faults.Chosen("by", Guardian is not null);
}

internal sealed class MakeLinkHandler(
    PrivacyDb db, ConsentDesk desk, KindBook kinds, IPeopleDirectory people, IOneTimeLinks links, ICaller caller, ISchool school) : IRequestHandler<MakeLink, string>
{
    /// <returns>The address of the page, from the root.</returns>
    public async Task<string> Handle(MakeLink request, CancellationToken cancellation)
    {
        var pupil = await db.Pupil(request.Pupil, cancellation);
        var document = desk.Document(request.Kind, request.Recipient);
        var guardian = request.Guardian!.Value;
        if (!SigningRule.May(SignerPart.Guardian, pupil.AgeOn(school.Today), kinds.Ages))
            throw new Refusal(RefusalKind.Rule, "age", T["Consent.OfAge", kinds.Ages.PupilSigns, kinds.Ages.PupilAlone], "by");
        if (!(await people.GuardiansOf(pupil.Id, cancellation)).Contains(guardian))
            throw new Refusal(RefusalKind.Rule, "no-signer", T["Consent.NoSigner"], "by");
        if (!await db.Agreements.AnyAsync(a => a.PersonId == guardian && a.EndedAt == null, cancellation))
            throw new Refusal(RefusalKind.Rule, "no-agreement", T["Link.NoAgreement"], "by");
        var asked = await db.Requests.SingleOrDefaultAsync(r => r.PersonId == pupil.Id && r.GuardianId == guardian && r.Kind == document.Kind.Id
            && r.Recipient == document.Recipient && r.SignedAt == null, cancellation);
        if (asked is null)
            db.Add(asked = new SigningRequest { PersonId = pupil.Id, GuardianId = guardian, Kind = document.Kind.Id, Recipient = document.Recipient });
        (asked.MadeBy, asked.MadeAt) = (caller.UserId, db.Now);
        return IOneTimeLinks.Under + "privacy/consent/" + await links.Issue(SigningRequest.Purpose, asked.Id, SigningRequest.Lifetime, cancellation);
    }
}
