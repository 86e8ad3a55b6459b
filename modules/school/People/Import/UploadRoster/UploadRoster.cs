using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Contracts.People;
using Gym24.People.Import.Lines;
using Gym24.People.Import.Work;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Import.UploadRoster;

/// <summary>
/// Reads a file into the staging table. Not a command on purpose: a hundred thousand lines are written in many short
/// transactions, so that nobody else waits; until the last one is there the import cannot be used.
/// </summary>
[Requires(Permissions.Import)]
internal sealed record UploadRoster(Stream Content, string FileName, PersonKind Kind = PersonKind.Pupil) : IRequest<Guid>;

internal sealed class UploadRosterHandler(PeopleDb db, DbSession session, Bulk bulk, IMediator mediator) : IRequestHandler<UploadRoster, Guid>
{
    private const int Batch = 1000;

    public async Task<Guid> Handle(UploadRoster request, CancellationToken cancellation)
    {
        Guid? import = null;
        try
        {
            using var table = Table.Open(request.Content, cells => RosterColumns.Guess(cells).Count);
            import = await mediator.Send(new OpenImport(Name(request.FileName), table.Format, request.Kind, [.. table.Columns]), cancellation);
            await Stage(import.Value, table, cancellation);
            return import.Value;
        }
        catch (Refusal) when (import is not null)
        {
            await Forget(import.Value, cancellation);
            throw;
        }
    }

    private async Task Stage(Guid id, Table table, CancellationToken cancellation)
    {
        var (count, last) = (0, 0);
        foreach (var chunk in table.Lines.Chunk(Batch))
        {
            count += chunk.Length;
            last = chunk[^1].Number;
            await session.InTransactionAsync(async () =>
            {
                await bulk.Insert(chunk.Select(l => new ImportRow { ImportId = id, Line = l.Number, CellsJson = Json.Write(l.Cells) }).ToList(), cancellation);
                return chunk.Length;
            }, cancellation);
        }
        await session.InTransactionAsync(async () =>
        {
            var import = (await db.Imports.FindAsync([id], cancellation))!;
            (import.Lines, import.LastLine, import.State) = (count, last, ImportState.Mapping);
            return await db.SaveChangesAsync(cancellation);
        }, cancellation);
    }

    private Task<int> Forget(Guid id, CancellationToken cancellation) => session.InTransactionAsync(async () =>
    {
        await db.ImportRows.Where(r => r.ImportId == id).ExecuteDeleteAsync(cancellation);
        return await db.Imports.Where(i => i.Id == id).ExecuteDeleteAsync(cancellation);
    }, cancellation);

    private static string Name(string fileName)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        name = string.Concat(name.Where(c => !char.IsControl(c)));
        return name.Length == 0 ? T["Import.Unnamed"] : name.Length > RosterImport.FileNameLength ? name[..RosterImport.FileNameLength] : name;
    }
}
