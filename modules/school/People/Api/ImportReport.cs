using System.Text.Json;
using Gym24.People.Import;
using Gym24.People.Import.ShowImport;

namespace Gym24.People.Api;

/// <summary>An import as programs see it.</summary>
/// <param name="Done">Lines of the present stage that are behind.</param>
/// <param name="Lines">A page of the lines that change something or cannot be read; the others when asked for by outcome.</param>
internal sealed record ImportReport(Guid Id, string State, string FileName, string Format, int Rows, int Done, ImportCounts Counts,
    IReadOnlyList<string> Columns, IReadOnlyDictionary<string, string> Mapping, string? Problem, IReadOnlyList<ImportLine> Lines, int Total)
{
    public static ImportReport Of(ImportView view)
    {
        var i = view.Import;
        return new(i.Id, ApiWords.Name(i.State), i.FileName, i.Format, i.Lines, i.Done,
            new(i.New, i.Changed, i.Unchanged, i.Left, i.Errors), i.Columns,
            i.Mapping.ToDictionary(m => ApiWords.Name(m.Key), m => i.Columns[m.Value]), i.Problem?.ToString(),
            view.Lines.Select(l => new ImportLine(l.Line, ApiWords.Name(l.Outcome), l.Detail.Name,
                l.Detail.Changes, l.Detail.Problems.Select(p => new ImportProblem(p.Line, p.Column, JsonNamingPolicy.KebabCaseLower.ConvertName(p.Code), p.ToString())).ToList())).ToList(),
            view.Total);
    }
}

internal sealed record ImportCounts(int New, int Changed, int Unchanged, int Left, int Errors);

internal sealed record ImportLine(int Line, string Outcome, string Name, IReadOnlyList<Change> Changes, IReadOnlyList<ImportProblem> Problems);

internal sealed record ImportProblem(int? Line, string? Column, string Code, string Message);
