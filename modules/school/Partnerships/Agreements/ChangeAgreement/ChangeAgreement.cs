using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;

namespace Gym24.Partnerships.Agreements.ChangeAgreement;

/// <summary>Changes an own agreement, or puts a shipped one right: the module's facts stay, the school's stand in front of them.</summary>
/// <param name="Id">Id in the register.</param>
/// <param name="Version">The version the person saw; zero where the school has said nothing yet.</param>
[Requires(Permissions.ManageAgreements)]
internal sealed record ChangeAgreement(string Id, int Version, AgreementDraft Draft) : ICommand<Unit>, IValidated, IAbout
{
    public Guid? Subject => Guid.TryParse(Id, out var id) ? id : null;

    public void Validate(Faults faults) => Draft.Check(faults, own: Subject is not null);
}

internal sealed class ChangeAgreementHandler(AgreementBook book) : IRequestHandler<ChangeAgreement, Unit>
{
    public async Task<Unit> Handle(ChangeAgreement request, CancellationToken cancellation)
    {
        var (row, before) = await book.Hold(request.Id, request.Version, cancellation);
        await book.Fill(row, request.Draft, before.Facts, cancellation);
        var moved = before.Until != (row.EndedOn ?? (row.OpenEnded ? null : row.To));
        book.Note(row, "changed", was: moved ? before.Until : null, until: moved ? row.To : null);
        return Unit.Value;
    }
}
