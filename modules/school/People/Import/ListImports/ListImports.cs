using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Import.ListImports;

/// <summary>The latest imports, newest first.</summary>
[Requires(Permissions.Import)]
internal sealed record ListImports(int Most = 10) : IQuery<IReadOnlyList<RosterImport>>;

internal sealed class ListImportsHandler(PeopleDb db) : IRequestHandler<ListImports, IReadOnlyList<RosterImport>>
{
    public async Task<IReadOnlyList<RosterImport>> Handle(ListImports request, CancellationToken cancellation) =>
        await db.Imports.AsNoTracking().Where(i => i.State != ImportState.Receiving).OrderByDescending(i => i.CreatedAt)
            .Take(Math.Clamp(request.Most, 1, 50)).ToListAsync(cancellation);
}
