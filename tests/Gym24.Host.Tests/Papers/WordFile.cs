using System.IO.Compression;
using System.Text;

namespace Gym24.Host.Tests.Papers;

/// <summary>Word documents as a test needs them.</summary>
internal static class WordFile
{
    private const string Names = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", MainType = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

    /// <summary>A paragraph whose text is cut into the given runs.</summary>
    public static string P(params string[] runs) => $"<w:p>{string.Concat(runs.Select(r => $"<w:r><w:t xml:space=\"preserve\">{r}</w:t></w:r><w:proofErr w:type=\"spellStart\"/>"))}</w:p>";

    public static string Table(params string[][] rows) =>
        $"<w:tbl><w:tblPr/><w:tblGrid/>{string.Concat(rows.Select(r => $"<w:tr>{string.Concat(r.Select(c => $"<w:tc>{(c.StartsWith('<') ? c : P(c))}</w:tc>"))}</w:tr>"))}</w:tbl>";

    public static byte[] Of(string body, string mainType = MainType, string relations = "", params (string Name, string Content)[] others)
    {
        var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
        {
            Part("[Content_Types].xml", "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
                + $"<Default Extension=\"xml\" ContentType=\"application/xml\"/><Override PartName=\"/word/document.xml\" ContentType=\"{mainType}\"/></Types>");
            Part("_rels/.rels", Relations($"<Relationship Id=\"rId1\" Type=\"{Office}/officeDocument\" Target=\"word/document.xml\"/>"));
            Part("word/_rels/document.xml.rels", Relations(relations));
            Part("word/document.xml", $"<w:document {Names}><w:body>{body}</w:body></w:document>");
            foreach (var (name, content) in others)
                Part(name, content);
            void Part(string name, string content)
            {
                using var part = new StreamWriter(zip.CreateEntry(name).Open(), new UTF8Encoding(false));
                part.Write(content);
            }
        }
        return output.ToArray();
    }

    public static string Relation(string kind, string target, string mode = "External") => $"<Relationship Id=\"rId9\" Type=\"{Office}/{kind}\" Target=\"{target}\" TargetMode=\"{mode}\"/>";

    private static string Relations(string all) => $"<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">{all}</Relationships>";
}
