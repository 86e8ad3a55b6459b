using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Privacy.Texts;

namespace Gym24.Privacy.Consents.SignConsent;

/// <summary>Signs by a click. Counts as a signature only under an agreement on simple electronic signatures.</summary>
/// <param name="Recipient">Id of the partner, for a kind with recipients.</param>
/// <param name="Hash">Of the text that was read; another one is refused as stale.</param>
[Requires(Permissions.Sign)]
internal sealed record SignConsent(Guid Pupil, string Kind, string? Recipient, string Hash) : ICommand<Consent>, IAbout, IConcernsPerson
{
    public Guid? Subject => Pupil;

    public Guid? Person => Pupil;
}

internal sealed class SignConsentHandler(PrivacyDb db, ConsentDesk desk, ICaller caller, ISchool school) : IRequestHandler<SignConsent, Consent>
{
    public async Task<Consent> Handle(SignConsent request, CancellationToken cancellation)
    {
        var pupil = await db.Pupil(request.Pupil, cancellation);
        var document = desk.Document(request.Kind, request.Recipient, request.Hash);
        var me = caller.PersonId ?? throw new Refusal(RefusalKind.Rule, "no-signer", T["Consent.NoSigner"]);
        var agreement = await desk.Agreement(me, cancellation);
        return await desk.Sign(pupil, document,
            [new NewSignature(me, me == pupil.Id ? SignerPart.Pupil : SignerPart.Guardian, SignedHow.Click, school.Today, caller.UserId, Agreement: agreement)], cancellation);
    }
}
