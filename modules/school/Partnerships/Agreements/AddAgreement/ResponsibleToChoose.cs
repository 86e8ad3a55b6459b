using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Partnerships.Runs.OpenRun;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Agreements.AddAgreement;

/// <summary>Who may be in charge of an agreement, by name.</summary>
[Requires(Permissions.ManageAgreements)]
internal sealed record ResponsibleToChoose : IQuery<IReadOnlyList<StaffName>>;

internal sealed class ResponsibleToChooseHandler(PartnershipsDb db) : IRequestHandler<ResponsibleToChoose, IReadOnlyList<StaffName>>
{
    public async Task<IReadOnlyList<StaffName>> Handle(ResponsibleToChoose request, CancellationToken cancellation) =>
        await db.Directory.Where(p => p.Kind == PersonKind.Staff && p.LeftOn == null).OrderBy(p => p.SortKey)
            .Select(p => new StaffName(p.Id, p.DisplayName)).ToListAsync(cancellation);
}
