using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Import.DiscardImport;

/// <summary>Gives an import up: the lines of the file are deleted, the school's data stay as they are.</summary>
[Requires(Permissions.Import)]
internal sealed record DiscardImport(Guid Id) : ICommand, IAbout
{
    public Guid? Subject => Id;
}

internal sealed class DiscardImportHandler(PeopleDb db) : IRequestHandler<DiscardImport, Unit>
{
    public async Task<Unit> Handle(DiscardImport request, CancellationToken cancellation)
    {
        var import = await Imports.Get(db, request.Id, cancellation,
            ImportState.Mapping, ImportState.Checking, ImportState.Checked, ImportState.Failed, ImportState.Receiving);
        (import.State, import.ChangedAt) = (ImportState.Discarded, db.Now);
        await db.ImportRows.Where(r => r.ImportId == import.Id).ExecuteDeleteAsync(cancellation);
        return Unit.Value;
    }
}
