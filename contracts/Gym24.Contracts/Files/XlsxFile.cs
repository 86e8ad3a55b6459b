using System.IO.Compression;
using System.Text;
using System.Xml;

namespace Gym24.Contracts.Files;

/// <summary>
/// A table as a workbook. Parts are written one after another into the archive and on into the answer; of the sheet only a few rows are held.
/// </summary>
internal static class XlsxFile
{
    private const int Held = 64 * 1024;

    /// <summary>The same table gives the same bytes.</summary>
    private static readonly DateTimeOffset Written = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static async Task Write<TRow>(TableFile<TRow> table, Stream output, CancellationToken cancellation)
    {
        using var relay = new Relay(output);
        using (var zip = new ZipArchive(relay, ZipArchiveMode.Create, leaveOpen: true, Encoding.UTF8))
        {
            Part(zip, "[Content_Types].xml", XlsxParts.Types);
            Part(zip, "_rels/.rels", XlsxParts.Root);
            Part(zip, "xl/_rels/workbook.xml.rels", XlsxParts.Workbook);
            Part(zip, "xl/workbook.xml", xml => XlsxParts.Book(xml, TableWords.SheetName(table.Name), table.Title is null ? 1 : 2));
            Part(zip, "xl/styles.xml", XlsxStyles.Write);
            await Sheet(zip, table, relay, cancellation);
        }
        await relay.PassOn(cancellation);
    }

    private static async Task Sheet<TRow>(ZipArchive zip, TableFile<TRow> table, Relay relay, CancellationToken cancellation)
    {
        using var xml = Open(zip, "xl/worksheets/sheet1.xml");
        var sheet = new XlsxRows(xml, [.. table.Columns.Select(c => (c.Title, c.Kind, c.Width))], table.Title);
        sheet.Begin();
        await foreach (var row in table.Rows.WithCancellation(cancellation))
        {
            if (sheet.Count == TableFile<TRow>.MaxRows)
                throw new InvalidOperationException($"The table {table.Name} has more rows than a sheet.");
            sheet.Row(table.Columns, row);
            if (relay.Held > Held)
                await relay.PassOn(cancellation);
        }
        sheet.End();
    }

    private static void Part(ZipArchive zip, string name, Action<XmlWriter> write)
    {
        using var xml = Open(zip, name);
        write(xml);
    }

    private static XmlWriter Open(ZipArchive zip, string name)
    {
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = Written;
        return XmlWriter.Create(entry.Open(), new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None, CloseOutput = true });
    }
}
