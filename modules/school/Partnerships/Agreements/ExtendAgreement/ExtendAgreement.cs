using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements.ExtendAgreement;

/// <summary>Prolongs a legal basis, also one that had been ended.</summary>
/// <param name="Until">The new last day; absent: without an end.</param>
/// <param name="Ground">The supplementary agreement or letter.</param>
[Requires(Permissions.ManageAgreements)]
internal sealed record ExtendAgreement(string Id, int Version, DateOnly? Until, bool OpenEnded, string Ground) : ICommand<Unit>, IValidated, IAbout
{
    private const int LastYear = 2200;

    public Guid? Subject => Guid.TryParse(Id, out var id) ? id : null;

    public void Validate(Faults faults)
    {
        faults.Text("ground", Ground, AgreementTables.NameLength);
        if (Until is null && !OpenEnded)
            faults.Add("until", T["Agreement.UntilMissing"], "required");
        else if (Until is not null && OpenEnded)
            faults.Add("until", T["Agreement.OpenAndTo"], "order");
        else if (Until?.Year > LastYear)
            faults.Add("until", T["Agreement.YearFar", 1900, LastYear], "range");
    }
}

internal sealed class ExtendAgreementHandler(PartnershipsDb db, AgreementBook book, Register register) : IRequestHandler<ExtendAgreement, Unit>
{
    public async Task<Unit> Handle(ExtendAgreement request, CancellationToken cancellation)
    {
        var (row, before) = await book.Hold(request.Id, request.Version, cancellation);
        if (before is { Until: null, OpenEnded: true })
            throw new Refusal(RefusalKind.Rule, "open-ended", T["Agreement.HasNoEnd"]);
        if (request.Until <= before.Until || request.Until < before.From)
            throw new Refusal(RefusalKind.Invalid, "order", T["Agreement.NotLater", AgreementWords.Day(before.Until ?? before.From!.Value)], "until");
        if (before.Shipped is not null && !before.IsOwn(BasisFields.Term))
        {
            row.From = before.From;
            row.Own = string.Join(' ', row.Own.Split(' ', StringSplitOptions.RemoveEmptyEntries).Append(BasisFields.Term));
        }
        (row.To, row.OpenEnded, row.EndedOn, row.EndReason, row.ChangedAt) = (request.Until, request.OpenEnded, null, null, db.Now);
        book.Note(row, "extended", request.Ground, before.Until, request.Until);
        await register.LookAgain(cancellation);
        return Unit.Value;
    }
}
