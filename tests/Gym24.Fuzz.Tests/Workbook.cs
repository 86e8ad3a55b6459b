using System.IO.Compression;
using System.Security;
using System.Text;

namespace Gym24.Fuzz.Tests;

/// <summary>A small workbook as spreadsheets write it: shared and inline strings, numbers, a date by its style.</summary>
internal static class Workbook
{
    private const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main", Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        Package = "http://schemas.openxmlformats.org/package/2006/relationships";

    public static Dictionary<string, byte[]> Parts(string[] columns, string[] cells)
    {
        var shared = columns.Concat(cells).Distinct().ToList();
        string Row(int number, string[] values) => $"<row r=\"{number}\">{string.Concat(values.Select((value, i) => $"<c r=\"{(char)('A' + i)}{number}\" t=\"s\"><v>{shared.IndexOf(value)}</v></c>"))}</row>";
        var rows = Row(1, columns) + string.Concat(Enumerable.Range(2, 6).Select(n => Row(n, cells)))
            + "<row r=\"9\"><c r=\"A9\" t=\"inlineStr\"><is><t>Белова Вера Львовна</t></is></c><c r=\"B9\" s=\"1\"><v>40979</v></c><c r=\"C9\" t=\"str\"><f>1+1</f><v>8Б</v></c><c r=\"D9\"><v>12.5</v></c></row>";
        return new Dictionary<string, string>
        {
            ["[Content_Types].xml"] = "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"xml\" ContentType=\"application/xml\"/></Types>",
            ["_rels/.rels"] = $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Office}/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>",
            ["xl/workbook.xml"] = $"<workbook xmlns=\"{Main}\" xmlns:r=\"{Office}\"><workbookPr/><sheets><sheet name=\"1\" sheetId=\"1\" r:id=\"r1\"/></sheets></workbook>",
            ["xl/_rels/workbook.xml.rels"] = $"<Relationships xmlns=\"{Package}\"><Relationship Id=\"r1\" Type=\"{Office}/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
                + $"<Relationship Id=\"r2\" Type=\"{Office}/sharedStrings\" Target=\"sharedStrings.xml\"/><Relationship Id=\"r3\" Type=\"{Office}/styles\" Target=\"styles.xml\"/></Relationships>",
            ["xl/sharedStrings.xml"] = $"<sst xmlns=\"{Main}\">{string.Concat(shared.Select(s => $"<si><t>{SecurityElement.Escape(s)}</t></si>"))}</sst>",
            ["xl/styles.xml"] = $"<styleSheet xmlns=\"{Main}\"><numFmts><numFmt numFmtId=\"164\" formatCode=\"dd.mm.yyyy\"/></numFmts><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"164\"/><xf numFmtId=\"9\"/></cellXfs></styleSheet>",
            ["xl/worksheets/sheet1.xml"] = $"<worksheet xmlns=\"{Main}\"><sheetData>{rows}</sheetData></worksheet>",
        }.ToDictionary(p => p.Key, p => Encoding.UTF8.GetBytes(p.Value));
    }

    public static byte[][] Samples(string[] columns, string[] cells) => [Pack(Parts(columns, cells))];

    public static byte[] Pack(Dictionary<string, byte[]> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in parts)
            {
                using var part = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                part.Write(content);
            }
        return file.ToArray();
    }
}
