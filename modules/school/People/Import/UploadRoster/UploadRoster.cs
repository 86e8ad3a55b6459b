using System.Text.Json;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.People.Import.Files;
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
            var file = SourceFile.Open(request.Content);
            using var lines = file.Lines.GetEnumerator();
            var (columns, first) = Headings.Find(lines);
            import = await mediator.Send(new OpenImport(Name(request.FileName), file.Format, request.Kind, columns), cancellation);
            await Stage(import.Value, lines, first, cancellation);
            return import.Value;
        }
        catch (FileProblem refused)
        {
            if (import is { } half)
                await Forget(half, cancellation);
            throw new Refusal(RefusalKind.Invalid, "file-" + JsonNamingPolicy.KebabCaseLower.ConvertName(refused.Problem.Code),
                refused.Problem.ToString(), "file");
        }
    }

    private async Task Stage(Guid id, IEnumerator<SourceLine> lines, List<SourceLine> first, CancellationToken cancellation)
    {
        var (count, last) = (0, 0);
        foreach (var chunk in Rest(first, lines).Chunk(Batch))
        {
            count += chunk.Length;
            last = chunk[^1].Number;
            if (count > SourceFile.MaxLines)
                throw new FileProblem("TooManyLines", last, null, SourceFile.MaxLines.ToString(provider: null));
            await session.InTransactionAsync(async () =>
            {
                await bulk.Insert(chunk.Select(l => new ImportRow { ImportId = id, Line = l.Number, CellsJson = Json.Write(l.Cells) }).ToList(), cancellation);
                return chunk.Length;
            }, cancellation);
        }
        if (count == 0)
            throw new FileProblem("NoLines");
        await session.InTransactionAsync(async () =>
        {
            var import = (await db.Imports.FindAsync([id], cancellation))!;
            (import.Lines, import.LastLine, import.State) = (count, last, ImportState.Mapping);
            return await db.SaveChangesAsync(cancellation);
        }, cancellation);
    }

    private static IEnumerable<SourceLine> Rest(List<SourceLine> first, IEnumerator<SourceLine> lines)
    {
        foreach (var line in first)
            yield return line;
        while (lines.MoveNext())
            yield return lines.Current;
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
