namespace Gym24.Contracts.Files;

/// <summary>A line of a table: its number as the person sees it, and its cells as text.</summary>
/// <param name="Number">Line of the text, row of the sheet.</param>
/// <param name="Cells">Trimmed; as many as the line has.</param>
public readonly record struct TableLine(int Number, string[] Cells);

/// <summary>
/// A table that somebody uploaded: CSV (UTF-8, UTF-16, Windows-1251; semicolon, comma, tab) or the first visible sheet of an XLSX.
/// Told apart by its first bytes, not by its name; read line by line, once.
/// </summary>
public sealed class Table : IDisposable
{
    /// <summary>What is taken at most: bytes of the file, columns, characters of a cell, lines.</summary>
    public const int MaxBytes = 50 * 1024 * 1024, MaxColumns = 200, MaxCell = 1000, MaxLines = 200_000;

    /// <summary>For the field of a form.</summary>
    public static string Accepted => ".csv,.txt,.xlsx";

    /// <summary>What a program may call it; it is told by its content all the same.</summary>
    public static string[] MediaTypes => [.. Enum.GetValues<TableFormat>().Select(f => f.MediaType().Split(';')[0]), "application/octet-stream"];

    private readonly IEnumerator<TableLine> _lines;
    private readonly IReadOnlyList<TableLine> _first;

    private Table(string format, bool ragged, string[] columns, IReadOnlyList<TableLine> first, IEnumerator<TableLine> lines) =>
        (Format, Ragged, Columns, _first, _lines) = (format, ragged, columns, first, lines);

    /// <summary>What was recognised, such as <c>csv windows-1251 ;</c> or <c>xlsx</c>.</summary>
    public string Format { get; }

    /// <summary>Whether short lines are normal, as in a sheet; in a text file they mean that something was lost.</summary>
    public bool Ragged { get; }

    /// <summary>The headings; a column without one has its number.</summary>
    public IReadOnlyList<string> Columns { get; }

    /// <summary>The lines below the headings; blank ones are left out.</summary>
    /// <exception cref="Refusal">The file turns out to be broken or too long; the code begins with <c>file-</c>, the field is <c>file</c>.</exception>
    public IEnumerable<TableLine> Lines
    {
        get
        {
            var count = 0;
            foreach (var line in _first)
            {
                count++;
                yield return line;
            }
            while (_lines.MoveNext())
            {
                if (++count > MaxLines)
                    throw TableRefusal.Of("TooManyLines", _lines.Current.Number, MaxLines.ToString(provider: null));
                yield return _lines.Current;
            }
            if (count == 0)
                throw TableRefusal.Of("NoLines");
        }
    }

    /// <summary>Opens a file and finds its headings, above which registers often put a title.</summary>
    /// <param name="content">Can be read from any position; not closed.</param>
    /// <param name="known">How many of the headings the caller knows: the first of the first lines with two or more is taken, else the very first.</param>
    /// <exception cref="Refusal">It is no such file; the code begins with <c>file-</c>, the field is <c>file</c>.</exception>
    public static Table Open(Stream content, Func<IReadOnlyList<string>, int> known)
    {
        if (content.Length == 0)
            throw TableRefusal.Of("Empty");
        if (content.Length > MaxBytes)
            throw TableRefusal.Of("TooLarge", null, (MaxBytes / 1024 / 1024).ToString(provider: null));
        Span<byte> start = stackalloc byte[8];
        start = start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        content.Position = 0;
        var (format, ragged, all) = start.StartsWith("PK"u8) ? XlsxSource.Open(content)
            : start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]) ? throw TableRefusal.Of("OldExcel") : CsvSource.Open(content);
        var lines = all.GetEnumerator();
        try
        {
            var (columns, first) = Headings.Find(lines, known);
            return new(format, ragged, columns, first, lines);
        }
        catch
        {
            lines.Dispose();
            throw;
        }
    }

    /// <summary>Lets go of the file.</summary>
    public void Dispose() => _lines.Dispose();
}
