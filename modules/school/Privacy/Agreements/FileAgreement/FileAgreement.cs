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

namespace Gym24.Privacy.Agreements.FileAgreement;

/// <summary>Staff enter that the pupil or a guardian has signed the agreement on simple electronic signatures.</summary>
[Requires(Permissions.Keep)]
internal sealed record FileAgreement(Guid Pupil, Guid? Signer, DateOnly? On, string Paper) : ICommand<Guid>, IAbout, IConcernsPerson, IValidated
{
    public Guid? Subject => Signer;

    public Guid? Person => Pupil;

    public void Validate(Faults faults)
    {
        faults.Chosen("signer", Signer is not null);
        faults.Chosen("on", On is not null);
        faults.Text("paper", Paper, Consent.PaperLength);
    }
}

internal sealed class FileAgreementHandler(PrivacyDb db, KindBook kinds, IPeopleDirectory people, ICaller caller, ISchool school) : IRequestHandler<FileAgreement, Guid>
{
    private const int Oldest = 20;

    public async Task<Guid> Handle(FileAgreement request, CancellationToken cancellation)
    {
        var pupil = await db.Pupil(request.Pupil, cancellation);
        var signer = request.Signer!.Value;
        if (signer != pupil.Id && !(await people.GuardiansOf(pupil.Id, cancellation)).Contains(signer))
            throw new Refusal(RefusalKind.Rule, "no-signer", T["Consent.NoSigner"], "signer");
        if (signer == pupil.Id && pupil.AgeOn(school.Today) < kinds.Ages.PupilSigns)
            throw new Refusal(RefusalKind.Rule, "age", T["Consent.TooYoung", kinds.Ages.PupilSigns, kinds.Ages.PupilAlone], "signer");
        if (request.On > school.Today || request.On < school.Today.AddYears(-Oldest))
            throw new Refusal(RefusalKind.Invalid, "range", T["Consent.WrongDay"], "on");
        if (await db.Agreements.AnyAsync(a => a.PersonId == signer && a.EndedAt == null, cancellation))
            throw new Refusal(RefusalKind.Rule, "duplicate", T["Agreement.Already"], "signer");
        var agreement = new SignatureAgreement
        {
            PersonId = signer, SignedOn = request.On!.Value, Paper = request.Paper.Trim(), EnteredBy = caller.UserId, EnteredAt = db.Now,
        };
        db.Add(agreement);
        return agreement.Id;
    }
}

/// <summary>The agreement has ended: clicks count no more. What was signed stays signed.</summary>
[Requires(Permissions.Keep)]
internal sealed record EndAgreement(Guid Pupil, Guid Signer) : ICommand<Unit>, IAbout, IConcernsPerson
{
    public Guid? Subject => Signer;

    public Guid? Person => Pupil;
}

internal sealed class EndAgreementHandler(PrivacyDb db, IPeopleDirectory people) : IRequestHandler<EndAgreement, Unit>
{
    public async Task<Unit> Handle(EndAgreement request, CancellationToken cancellation)
    {
        var pupil = await db.Pupil(request.Pupil, cancellation);
        if (request.Signer != pupil.Id && !(await people.GuardiansOf(pupil.Id, cancellation)).Contains(request.Signer))
            throw new Refusal(RefusalKind.Rule, "no-signer", T["Consent.NoSigner"]);
        foreach (var agreement in await db.Agreements.Where(a => a.PersonId == request.Signer && a.EndedAt == null).ToListAsync(cancellation))
            agreement.EndedAt = db.Now;
        return Unit.Value;
    }
}
