using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Agreements.AddAgreement;

/// <summary>Enters a legal basis of the school's own.</summary>
/// <param name="Submission">Made with the form: the same one sent twice is entered once.</param>
[Requires(Permissions.ManageAgreements)]
internal sealed record AddAgreement(AgreementDraft Draft, Guid? Submission = null) : ICommand<Guid>, IValidated
{
    public void Validate(Faults faults) => Draft.Check(faults, own: true);
}

internal sealed class AddAgreementHandler(PartnershipsDb db, AgreementBook book) : IRequestHandler<AddAgreement, Guid>
{
    public async Task<Guid> Handle(AddAgreement request, CancellationToken cancellation)
    {
        if (request.Submission is { } submission
            && await db.Set<Agreement>().Where(a => a.Submission == submission).Select(a => (Guid?)a.Id).SingleOrDefaultAsync(cancellation) is { } before)
            return before;
        await book.RefuseTwin(request.Draft, cancellation);
        var row = new Agreement { Submission = request.Submission, Version = 1 };
        db.Add(row);
        await book.Fill(row, request.Draft, shipped: null, cancellation);
        book.Note(row, "added");
        return row.Id;
    }
}
