using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Privacy.Kinds;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Privacy.Texts;

namespace Gym24.Privacy.Consents.WithdrawConsent;

/// <summary>Takes a consent back: the pupil from the age of signing, or a guardian who acts. Counts at once, for everybody who asks.</summary>
[Requires(Permissions.Sign)]
internal sealed record WithdrawConsent(Guid Pupil, Guid Consent) : ICommand<Unit>, IAbout, IConcernsPerson
{
    public Guid? Subject => Consent;

    public Guid? Person => Pupil;
}

internal sealed class WithdrawConsentHandler(PrivacyDb db, ConsentDesk desk, KindBook kinds, IPeopleDirectory people, ICaller caller, ISchool school)
    : IRequestHandler<WithdrawConsent, Unit>
{
    public async Task<Unit> Handle(WithdrawConsent request, CancellationToken cancellation)
    {
        var pupil = await db.Pupil(request.Pupil, cancellation);
        var part = caller.PersonId == pupil.Id ? SignerPart.Pupil : SignerPart.Guardian;
        if (!SigningRule.May(part, pupil.AgeOn(school.Today), kinds.Ages)
            || (part == SignerPart.Guardian && !(caller.PersonId is { } me && (await people.GuardiansOf(pupil.Id, cancellation)).Contains(me))))
            throw new Refusal(RefusalKind.Rule, "no-signer", T["Consent.NoSigner"]);
        await desk.Withdraw(await db.Consent(request.Consent, pupil, cancellation), caller.PersonId, null, cancellation);
        return Unit.Value;
    }
}

/// <summary>Staff enter a withdrawal that came in writing.</summary>
/// <param name="By">The pupil or the guardian who wrote it.</param>
/// <param name="Paper">Number or place of the paper.</param>
[Requires(Permissions.Keep)]
internal sealed record FileWithdrawal(Guid Pupil, Guid Consent, Guid? By, string Paper) : ICommand<Unit>, IAbout, IConcernsPerson, IValidated
{
    public Guid? Subject => Consent;

    public Guid? Person => Pupil;

    public void Validate(Faults faults)
    {
        faults.Chosen("by", By is not null);
        faults.Text("paper", Paper, Consents.Consent.PaperLength);
    }
}

internal sealed class FileWithdrawalHandler(PrivacyDb db, ConsentDesk desk, KindBook kinds, IPeopleDirectory people, ISchool school) : IRequestHandler<FileWithdrawal, Unit>
{
    public async Task<Unit> Handle(FileWithdrawal request, CancellationToken cancellation)
    {
        var pupil = await db.Pupil(request.Pupil, cancellation);
        var by = request.By!.Value;
        var part = by == pupil.Id ? SignerPart.Pupil : SignerPart.Guardian;
        if (!SigningRule.May(part, pupil.AgeOn(school.Today), kinds.Ages)
            || (part == SignerPart.Guardian && !(await people.GuardiansOf(pupil.Id, cancellation)).Contains(by)))
            throw new Refusal(RefusalKind.Rule, "no-signer", T["Consent.NoSigner"], "by");
        await desk.Withdraw(await db.Consent(request.Consent, pupil, cancellation), by, request.Paper.Trim(), cancellation);
        return Unit.Value;
    }
}

internal static class OfPupil
{
    /// <exception cref="Refusal">The pupil has no such consent.</exception>
    public static async Task<Consent> Consent(this PrivacyDb db, Guid id, DirectoryPerson pupil, CancellationToken cancellation) =>
        await db.Consents.SingleOrDefaultAsync(c => c.Id == id && c.PersonId == pupil.Id, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Consent.NotFound"]);
}
