using System.Globalization;

namespace Gym24.Contracts.Files;

/// <summary>Finds the line with the headings: registers often put a title above it.</summary>
internal static class Headings
{
    private const int Searched = 10, Telling = 2;

    /// <returns>The headings, and the lines after them that were already read.</returns>
    public static (string[] Columns, List<TableLine> First) Find(IEnumerator<TableLine> lines, Func<IReadOnlyList<string>, int> known)
    {
        var first = new List<TableLine>();
        while (first.Count < Searched && lines.MoveNext())
            first.Add(lines.Current);
        if (first.Count == 0)
            throw TableRefusal.Of("Empty");
        var at = Math.Max(0, first.FindIndex(l => known(l.Cells) >= Telling));
        var cells = first[at].Cells;
        var count = Array.FindLastIndex(cells, c => !string.IsNullOrWhiteSpace(c)) + 1;
        if (count > Table.MaxColumns)
            throw TableRefusal.Of("TooManyColumns", first[at].Number, Table.MaxColumns.ToString(CultureInfo.CurrentCulture));
        return (cells.Take(count).Select(Title).ToArray(), first[(at + 1)..]);
    }

    private static string Title(string cell, int index)
    {
        var title = string.Concat(cell.Where(c => !char.IsControl(c))).Trim();
        return title.Length == 0 ? $"№ {index + 1}" : title.Length > 80 ? title[..80] : title;
    }
}
