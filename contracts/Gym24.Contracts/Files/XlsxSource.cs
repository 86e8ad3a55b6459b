using System.Globalization;
using System.IO.Compression;
using System.Xml;

namespace Gym24.Contracts.Files;

/// <summary>The first visible sheet of a workbook, read as a stream. Of a formula the stored value is taken; nothing is calculated.</summary>
internal static class XlsxSource
{
    private const int MaxParts = 2000, MaxRatio = 200;
    private const long MaxUnpacked = 500L * 1024 * 1024, Harmless = 20L * 1024 * 1024;

    public static (string Format, bool Ragged, IEnumerable<TableLine> Lines) Open(Stream content)
    {
        CheckSize(content);
        return ("xlsx", true, Lines(content));
    }

    /// <summary>A bomb says its size in the table of contents; one that lies there is stopped while it is read.</summary>
    private static void CheckSize(Stream content)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MaxParts || zip.Entries.Sum(e => e.Length) > MaxUnpacked
                || zip.Entries.Any(e => e.Length > Harmless && e.Length / Math.Max(1, e.CompressedLength) > MaxRatio))
                throw TableRefusal.Of("ZipBomb");
            if (zip.GetEntry("[Content_Types].xml") is null)
                throw TableRefusal.Of("NotExcel");
        }
        catch (InvalidDataException)
        {
            throw TableRefusal.Of("BrokenExcel");
        }
        content.Position = 0;
    }

    private static IEnumerable<TableLine> Lines(Stream content)
    {
        using var zip = Guarded(() => new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true));
        var sheet = Guarded(() => new XlsxSheet(new XlsxBook(zip)));
        using var reader = Guarded(sheet.Open);
        while (Guarded(() => sheet.NextRow(reader)))
            if (sheet.Cells.Any(c => !string.IsNullOrWhiteSpace(c)))
                yield return new(sheet.Row, sheet.Cells.Select(c => c ?? "").ToArray());
    }

    private static T Guarded<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or FormatException or IOException
            or ArgumentException or InvalidOperationException or OverflowException)
        {
            throw TableRefusal.Of("BrokenExcel");
        }
    }
}
