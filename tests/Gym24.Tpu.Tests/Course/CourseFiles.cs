using System.IO.Compression;
using System.Text;

namespace Gym24.Tpu.Tests.Course;

/// <summary>Files as platforms give them.</summary>
internal static class CourseFiles
{
    public static byte[] Utf8(string text) => Encoding.UTF8.GetBytes(text);

    public static byte[] Windows1251(string text) => CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetBytes(text);

    /// <summary>A workbook; a cell that begins with % is a number shown as percent.</summary>
    public static byte[] Xlsx(params string[][] rows)
    {
        var sheet = new StringBuilder("<worksheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><sheetData>");
        for (var r = 0; r < rows.Length; r++)
        {
            sheet.Append($"<row r='{r + 1}'>");
            for (var c = 0; c < rows[r].Length; c++)
                sheet.Append(rows[r][c].StartsWith('%') ? $"<c r='{(char)('A' + c)}{r + 1}' s='1'><v>{rows[r][c][1..]}</v></c>"
                    : $"<c r='{(char)('A' + c)}{r + 1}' t='inlineStr'><is><t>{rows[r][c]}</t></is></c>");
            sheet.Append("</row>");
        }
        const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
        const string Package = "http://schemas.openxmlformats.org/package/2006/relationships";
        return Zip(
            ("[Content_Types].xml", "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'/>"),
            ("_rels/.rels", $"<Relationships xmlns='{Package}'><Relationship Id='r1' Type='{Office}/officeDocument' Target='xl/workbook.xml'/></Relationships>"),
            ("xl/workbook.xml", $"<workbook xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main' xmlns:r='{Office}'><sheets><sheet name='скрытый' sheetId='1' state='hidden' r:id='r9'/><sheet name='Курс' sheetId='2' r:id='r1'/></sheets></workbook>"),
            ("xl/_rels/workbook.xml.rels", $"<Relationships xmlns='{Package}'><Relationship Id='r1' Type='{Office}/worksheet' Target='/xl/worksheets/sheet1.xml'/><Relationship Id='r2' Type='{Office}/styles' Target='styles.xml'/></Relationships>"),
            ("xl/styles.xml", "<styleSheet xmlns='http://schemas.openxmlformats.org/spreadsheetml/2006/main'><cellXfs><xf numFmtId='0'/><xf numFmtId='9'/></cellXfs></styleSheet>"),
            ("xl/worksheets/sheet1.xml", sheet.Append("</sheetData></worksheet>").ToString()));
    }

    private static byte[] Zip(params (string Name, string Text)[] parts)
    {
        var stream = new MemoryStream();
        using (var zip = new ZipArchive(stream, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, text) in parts)
            {
                using var writer = new StreamWriter(zip.CreateEntry(name).Open());
                writer.Write(text);
            }
        return stream.ToArray();
    }
}
