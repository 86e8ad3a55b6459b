namespace Gym24.People.Import.Files;

/// <summary>A line of the file: its number as the person sees it, and its cells as text.</summary>
internal readonly record struct SourceLine(int Number, string[] Cells);

/// <summary>A roster as it came: told apart by its first bytes, not by its name.</summary>
/// <param name="Format">What was recognised, such as <c>csv windows-1251 ;</c>.</param>
/// <param name="Ragged">Whether short lines are normal, as in a sheet; in a text file they mean that something was lost.</param>
internal sealed record SourceFile(string Format, bool Ragged, IEnumerable<SourceLine> Lines)
{
    public const int MaxBytes = 50 * 1024 * 1024, MaxColumns = 200, MaxCell = 1000, MaxLines = 200_000;

    public static SourceFile Open(Stream content)
    {
        if (content.Length == 0)
            throw new FileProblem("Empty");
        if (content.Length > MaxBytes)
            throw new FileProblem("TooLarge", null, null, (MaxBytes / 1024 / 1024).ToString(provider: null));
        Span<byte> start = stackalloc byte[8];
        start = start[..content.ReadAtLeast(start, start.Length, throwOnEndOfStream: false)];
        content.Position = 0;
        if (start.StartsWith("PK"u8))
            return XlsxSource.Open(content);
        if (start.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0]))
            throw new FileProblem("OldExcel");
        return CsvSource.Open(content);
    }
}
