using System.Globalization;
using Gym24.People.Import.Files;
using Gym24.People.Import.Lines;

namespace Gym24.People.Import.UploadRoster;

/// <summary>Finds the line with the headings: registers often put a title above it.</summary>
internal static class Headings
{
    private const int Searched = 10, Telling = 2;

    /// <returns>The headings, and the lines after them that were already read.</returns>
    public static (string[] Columns, List<SourceLine> First) Find(IEnumerator<SourceLine> lines)
    {
        var first = new List<SourceLine>();
        while (first.Count < Searched && lines.MoveNext())
            first.Add(lines.Current);
        if (first.Count == 0)
            throw new FileProblem("Empty");
        var at = Math.Max(0, first.FindIndex(l => RosterColumns.Guess(l.Cells).Count >= Telling));
        var cells = first[at].Cells;
        var count = Array.FindLastIndex(cells, c => !string.IsNullOrWhiteSpace(c)) + 1;
        if (count > SourceFile.MaxColumns)
            throw new FileProblem("TooManyColumns", first[at].Number, null, SourceFile.MaxColumns.ToString(CultureInfo.CurrentCulture));
        return (cells.Take(count).Select(Title).ToArray(), first[(at + 1)..]);
    }

    private static string Title(string cell, int index)
    {
        var title = string.Concat(cell.Where(c => !char.IsControl(c))).Trim();
        return title.Length == 0 ? $"№ {index + 1}" : title.Length > 80 ? title[..80] : title;
    }
}
