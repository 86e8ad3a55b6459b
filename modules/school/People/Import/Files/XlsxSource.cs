using System.Globalization;
using System.IO.Compression;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;

namespace Gym24.People.Import.Files;

/// <summary>The first visible sheet of a workbook, read as a stream. Of a formula the stored value is taken; nothing is calculated.</summary>
internal static class XlsxSource
{
    private const int MaxParts = 2000, MaxRatio = 200;
    private const long MaxUnpacked = 500L * 1024 * 1024, Harmless = 20L * 1024 * 1024;

    public static SourceFile Open(Stream content)
    {
        CheckSize(content);
        return new("xlsx", Ragged: true, Lines(content));
    }

    /// <summary>A bomb says its size in the table of contents; one that lies there is stopped while it is read.</summary>
    private static void CheckSize(Stream content)
    {
        try
        {
            using var zip = new ZipArchive(content, ZipArchiveMode.Read, leaveOpen: true);
            if (zip.Entries.Count > MaxParts || zip.Entries.Sum(e => e.Length) > MaxUnpacked
                || zip.Entries.Any(e => e.Length > Harmless && e.Length / Math.Max(1, e.CompressedLength) > MaxRatio))
                throw new FileProblem("ZipBomb");
            if (zip.GetEntry("[Content_Types].xml") is null)
                throw new FileProblem("NotExcel");
        }
        catch (InvalidDataException)
        {
            throw new FileProblem("BrokenExcel");
        }
        content.Position = 0;
    }

    private static IEnumerable<SourceLine> Lines(Stream content)
    {
        using var book = Guarded(() => SpreadsheetDocument.Open(content, false, new OpenSettings { MaxCharactersInPart = MaxUnpacked }));
        var sheet = Guarded(() => new XlsxSheet(book));
        using var reader = sheet.Open();
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
        catch (Exception e) when (e is InvalidDataException or XmlException or OpenXmlPackageException or FormatException or IOException
            or ArgumentException or InvalidOperationException or OverflowException)
        {
            throw new FileProblem("BrokenExcel");
        }
    }
}
