using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Tpu.Course.Rules;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tpu.Course.ShowImport;

/// <summary>Where an import stands and what it would change.</summary>
[Requires(Permissions.ImportProgress)]
internal sealed record ReadImport(Guid Import, Outcome? Outcome = null, int Page = 1, int Size = 50) : IQuery<ImportView>, IValidated
{
    public const int PreviewLines = 5;

    public void Validate(Faults faults)
    {
        faults.Range("page", Page, 1, 100_000);
        faults.Range("size", Size, 1, 200);
    }
}

/// <summary>Files taken in for a run, newest first.</summary>
[Requires(Permissions.ImportProgress)]
internal sealed record ListImports(Guid Run) : IQuery<IReadOnlyList<ImportFacts>>;

internal sealed record ImportFacts(Guid Id, int Version, Guid Run, string FileName, string Format, ImportState State, int Lines, int Changed, DateTime CreatedAt, DateTime? AppliedAt);

/// <param name="Seen">Goes with the request to apply; absent before the columns are known.</param>
/// <param name="Counts">Lines by outcome.</param>
/// <param name="Lines">A page of those with the outcome asked for.</param>
/// <param name="Open">Those about which a person decides, decided or not.</param>
internal sealed record ImportView(ImportFacts Import, IReadOnlyList<string> Columns, IReadOnlyDictionary<CourseField, int> Mapping, string? Seen,
    IReadOnlyDictionary<Outcome, int> Counts, IReadOnlyList<LineView> Lines, int Total, IReadOnlyList<LineView> Open, IReadOnlyList<string[]> Preview);

/// <param name="Problems">In the reader's words, with the heading of the column.</param>
internal sealed record LineView(int Line, string Name, string? Class, Outcome Outcome, Candidate? Pupil, bool Decided, IReadOnlyList<Candidate> Choices,
    int? PercentBefore, bool? FinishedBefore, int? Percent, bool? Finished, IReadOnlyList<string> Problems);

internal sealed class ShowImportHandler(TpuDb db, CourseBook book) : IRequestHandler<ReadImport, ImportView>, IRequestHandler<ListImports, IReadOnlyList<ImportFacts>>
{
    private const int Recent = 10;

    public async Task<IReadOnlyList<ImportFacts>> Handle(ListImports request, CancellationToken cancellation) =>
        [.. (await db.CourseImports.AsNoTracking().Where(i => i.RunId == request.Run && i.State != ImportState.Discarded).OrderByDescending(i => i.CreatedAt).Take(Recent)
            .ToListAsync(cancellation)).Select(Of)];

    public async Task<ImportView> Handle(ReadImport request, CancellationToken cancellation)
    {
        var import = await book.Get(request.Import, cancellation);
        var plan = import.State == ImportState.Checked ? await book.Plan(import, cancellation) : null;
        var preview = import.State == ImportState.Mapping || plan is not null ? (await book.Lines(import.Id, cancellation)).Take(ReadImport.PreviewLines).Select(l => l.Cells).ToList() : [];
        List<PlannedLine> shown = [.. (plan?.Lines ?? []).Where(l => request.Outcome is { } outcome ? l.Outcome == outcome : l.Outcome != Outcome.Unchanged)];
        return new(Of(import), CourseBook.Read<string[]>(import.Columns), CourseBook.Read<Dictionary<CourseField, int>>(import.Mapping), plan?.Seen,
            Enum.GetValues<Outcome>().ToDictionary(o => o, o => plan?.Count(o) ?? 0),
            [.. shown.Skip((request.Page - 1) * request.Size).Take(request.Size).Select(Of)], shown.Count,
            [.. (plan?.Lines ?? []).Where(l => l.Outcome == Outcome.Ask || l.Decided).Select(Of)], preview);
    }

    private static ImportFacts Of(CourseImport i) => new(i.Id, i.Version, i.RunId, i.FileName, i.Format, i.State, i.Lines, i.Changed, i.CreatedAt.Utc(), i.AppliedAt?.Utc());

    private static LineView Of(PlannedLine l) => new(l.Line.Number, l.Line.Name, l.Line.Class, l.Outcome, l.Who, l.Decided, l.Choices,
        l.Before?.Percent, l.Before?.Finished, l.After?.Percent, l.After?.Finished, [.. l.Problems.Select(p => p.ToString())]);
}
