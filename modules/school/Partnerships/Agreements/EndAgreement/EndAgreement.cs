using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements.EndAgreement;

/// <summary>Says that a legal basis was ended before its time, or that an act has lost force.</summary>
[Requires(Permissions.ManageAgreements)]
internal sealed record EndAgreement(string Id, int Version, DateOnly? On, string Reason) : ICommand<Unit>, IValidated, IAbout
{
    public Guid? Subject => Guid.TryParse(Id, out var id) ? id : null;

    public void Validate(Faults faults)
    {
        faults.Text("reason", Reason, AgreementTables.NameLength);
        if (On is null)
            faults.Add("on", T["Agreement.OnMissing"], "required");
    }
}

internal sealed class EndAgreementHandler(PartnershipsDb db, AgreementBook book, Register register, ISchool school) : IRequestHandler<EndAgreement, Unit>
{
    public async Task<Unit> Handle(EndAgreement request, CancellationToken cancellation)
    {
        var (row, before) = await book.Hold(request.Id, request.Version, cancellation);
        var on = request.On!.Value;
        if (before.Validity is Validity.Ended)
            throw new Refusal(RefusalKind.Rule, "ended", T["Agreement.EndedAlready"]);
        if (on > school.Today)
            throw new Refusal(RefusalKind.Invalid, "range", T["Agreement.OnAhead"], "on");
        if (on < (before.From ?? before.Date))
            throw new Refusal(RefusalKind.Invalid, "order", T["Agreement.OnEarly", AgreementWords.Day((before.From ?? before.Date)!.Value)], "on");
        (row.EndedOn, row.EndReason, row.ChangedAt) = (on, request.Reason.Trim(), db.Now);
        book.Note(row, "ended", request.Reason, before.Until, on);
        await register.LookAgain(cancellation);
        return Unit.Value;
    }
}
