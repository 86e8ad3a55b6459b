using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Files;
using Gym24.Tpu.Course.Rules;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Course.UploadProgress;

/// <summary>Takes a file of the course's platform in. Nothing changes yet; an earlier file of the run that was not applied gives way.</summary>
[Requires(Permissions.ImportProgress)]
internal sealed record UploadProgress(Guid Run, string? FileName, byte[] Content) : ICommand<Guid>, IValidated, IAbout
{
    public const int MaxBytes = 5 * 1024 * 1024, MaxLines = 5000;

    public Guid? Subject => Run;

    public void Validate(Faults faults)
    {
        if (Content.Length > MaxBytes)
            faults.Add("file", T["Course.FileTooLarge", FileKind.SizeOf(MaxBytes)], "too-large");
    }
}

internal sealed class UploadProgressHandler(TpuDb db, CourseRuns course, CourseBook book, ICaller caller) : IRequestHandler<UploadProgress, Guid>
{
    public async Task<Guid> Handle(UploadProgress request, CancellationToken cancellation)
    {
        var run = await course.Held(request.Run, cancellation);
        using var table = Table.Open(new MemoryStream(request.Content, writable: false), cells => CourseColumns.Guess(cells).Count);
        var lines = table.Lines.Take(UploadProgress.MaxLines + 1).ToList();
        if (lines.Count > UploadProgress.MaxLines)
            throw new Refusal(RefusalKind.Invalid, "file-too-many-lines", T["Course.TooManyLines", UploadProgress.MaxLines], "file");
        var columns = CourseBook.Write(table.Columns);
        if (columns.Length > CourseTables.ColumnsLength)
            throw new Refusal(RefusalKind.Invalid, "file-too-many-columns", T["Course.TooManyColumns"], "file");
        foreach (var left in await db.CourseImports.Where(i => i.RunId == run.Id && (i.State == ImportState.Mapping || i.State == ImportState.Checked)).ToListAsync(cancellation))
        {
            left.State = ImportState.Discarded;
            await book.Forget(left.Id, cancellation);
        }
        var import = new CourseImport
        {
            RunId = run.Id, FileName = Name(request.FileName), Format = table.Format, Ragged = table.Ragged, Columns = columns, Lines = lines.Count, CreatedAt = db.Now,
            ByName = caller.DisplayName, Mapping = await Mapping(run.Id, columns, table.Columns, cancellation),
        };
        db.Add(import);
        db.Add(new CourseLines { ImportId = import.Id, Json = CourseBook.Write(lines) });
        return import.Id;
    }

    /// <summary>As it was for the last file with the same headings.</summary>
    private async Task<string> Mapping(Guid run, string columns, IReadOnlyList<string> headings, CancellationToken cancellation) =>
        await db.CourseImports.Where(i => i.RunId == run && i.State == ImportState.Applied && i.Columns == columns).OrderByDescending(i => i.CreatedAt)
            .Select(i => i.Mapping).FirstOrDefaultAsync(cancellation) ?? CourseBook.Write(CourseColumns.Guess(headings));

    private static string Name(string? given)
    {
        var name = string.Concat(Path.GetFileName((given ?? "").Replace('\\', '/')).Where(c => !char.IsControl(c)));
        return name.Length == 0 ? T["Course.Unnamed"] : name[..Math.Min(name.Length, CourseTables.FileNameLength)];
    }
}
