using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Runs.OpenRun;

/// <summary>Who may be in charge of a run, by name.</summary>
[Requires(Permissions.ManageRuns)]
internal sealed record StaffToChoose : IQuery<IReadOnlyList<StaffName>>;

internal sealed record StaffName(Guid Id, string Name);

internal sealed class StaffToChooseHandler(PartnershipsDb db) : IRequestHandler<StaffToChoose, IReadOnlyList<StaffName>>
{
    public async Task<IReadOnlyList<StaffName>> Handle(StaffToChoose request, CancellationToken cancellation) =>
        await db.Directory.Where(p => p.Kind == PersonKind.Staff && p.LeftOn == null).OrderBy(p => p.SortKey)
            .Select(p => new StaffName(p.Id, p.DisplayName)).ToListAsync(cancellation);
}
