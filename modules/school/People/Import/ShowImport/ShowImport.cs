using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Import.ShowImport;

/// <summary>Where an import stands, and a page of what the dry run found.</summary>
[Requires(Permissions.Import)]
internal sealed record ShowImport(Guid Id, Outcome? Outcome = null, int Page = 1, int Size = ShowImport.PageSize, bool Preview = false) : IQuery<ImportView>
{
    public const int PageSize = 50, PreviewLines = 5;
}

internal sealed record ImportView(RosterImport Import, IReadOnlyList<ImportRow> Rows, int Total, IReadOnlyList<string[]> Preview)
{
    public IReadOnlyList<RowView> Lines { get; } = Rows.Select(r => new RowView(r.Line, r.Outcome, r.Detail)).ToList();
}

internal sealed record RowView(int Line, Outcome Outcome, RowDetail Detail);

internal sealed class ShowImportHandler(PeopleDb db) : IRequestHandler<ShowImport, ImportView>
{
    public async Task<ImportView> Handle(ShowImport request, CancellationToken cancellation)
    {
        var import = await Imports.Get(db, request.Id, cancellation);
        var rows = db.ImportRows.AsNoTracking().Where(r => r.ImportId == import.Id);
        var preview = import.State == ImportState.Mapping || (request.Preview && import.State == ImportState.Checked)
            ? await rows.OrderBy(r => r.Line).Take(ShowImport.PreviewLines).Select(r => r.CellsJson).ToListAsync(cancellation) : [];
        var shown = request.Outcome is { } outcome ? rows.Where(r => r.Outcome == outcome) : rows.Where(r => r.Outcome != Outcome.Unchanged);
        var wanted = import.State is ImportState.Checked or ImportState.Applied or ImportState.Failed;
        return new(import,
            wanted ? await shown.OrderBy(r => r.Line).OnPage(request.Page, Math.Clamp(request.Size, 1, 200)).ToListAsync(cancellation) : [],
            wanted ? await shown.CountAsync(cancellation) : 0,
            preview.ConvertAll(Json.Read<string[]>));
    }
}
