using System.IO.Compression;
using System.Text;
using System.Xml;
using System.Xml.Linq;
using Gym24.Contracts;
using static Gym24.Host.HostTexts;

namespace Gym24.Host.Papers;

/// <summary>A Word document that somebody has uploaded or a module ships: taken apart, judged, and put together again.</summary>
internal sealed class Docx
{
    public const int MaxBytes = 5 * 1024 * 1024;
    private const int MaxParts = 500, MaxUnpacked = 50 * 1024 * 1024;
    private const string Types = "[Content_Types].xml";
    private static readonly DateTimeOffset Written = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = MaxUnpacked };
    private static readonly string[] Speaking = ["document.main+xml", "header+xml", "footer+xml", "footnotes+xml", "endnotes+xml"];

    private readonly Dictionary<string, byte[]> _parts;
    private readonly Dictionary<string, XDocument> _texts = [];

    private Docx(Dictionary<string, byte[]> parts) => _parts = parts;

    /// <summary>Body, headers, footers and notes.</summary>
    public IEnumerable<XDocument> Texts => _texts.Values;

    public IEnumerable<XElement> Paragraphs => Texts.SelectMany(t => t.Descendants(Word.Paragraph));

    /// <exception cref="Refusal">It is no Word document, or one with something in it that no paper needs.</exception>
    public static Docx Open(byte[] file)
    {
        if (file.Length == 0 || file.Length > MaxBytes)
            throw Refused("Size");
        try
        {
            var docx = new Docx(Unpack(file));
            var types = docx.Xml(Types);
            DocxGuard.CheckNames(docx._parts.Keys);
            DocxGuard.CheckTypes(types);
            foreach (var name in docx._parts.Keys.Where(n => n.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
                DocxGuard.CheckRelations(docx.Xml(name));
            foreach (var name in docx._parts.Keys.Where(n => n.EndsWith(".xml", StringComparison.OrdinalIgnoreCase)))
                DocxGuard.CheckFields(docx.Xml(name));
            foreach (var part in types.Root!.Elements().Where(e => Speaking.Any(s => ((string?)e.Attribute("ContentType"))?.EndsWith(s, StringComparison.Ordinal) == true)))
                if (((string?)part.Attribute("PartName"))?.TrimStart('/') is { } name && docx._parts.ContainsKey(name))
                    docx._texts[name] = docx.Xml(name);
            return docx;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or KeyNotFoundException or IOException or ArgumentException)
        {
            throw Refused("Broken");
        }
    }

    public byte[] Save()
    {
        var output = new MemoryStream();
        using (var zip = new ZipArchive(output, ZipArchiveMode.Create, leaveOpen: true))
            foreach (var (name, content) in _parts)
            {
                var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
                entry.LastWriteTime = Written;
                using var part = entry.Open();
                if (_texts.TryGetValue(name, out var text))
                    using (var xml = XmlWriter.Create(part, new XmlWriterSettings { Encoding = new UTF8Encoding(false), NewLineHandling = NewLineHandling.None }))
                        text.Save(xml);
                else
                    part.Write(content);
            }
        return output.ToArray();
    }

    public static Refusal Refused(string why, params object?[] said) => new(RefusalKind.Invalid, "paper-" + why.ToLowerInvariant(), T["Paper.Refused." + why, said], "file");

    /// <summary>The table of contents may lie about sizes: what counts is what comes out.</summary>
    private static Dictionary<string, byte[]> Unpack(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file, writable: false), ZipArchiveMode.Read);
        if (zip.Entries.Count > MaxParts)
            throw Refused("Bomb");
        var (parts, left) = (new Dictionary<string, byte[]>(StringComparer.OrdinalIgnoreCase), MaxUnpacked);
        var buffer = new byte[81_920];
        foreach (var entry in zip.Entries.Where(e => !e.FullName.EndsWith('/')))
        {
            using var packed = entry.Open();
            var content = new MemoryStream();
            for (int read; (read = packed.Read(buffer)) > 0; content.Write(buffer, 0, read))
                if ((left -= read) < 0)
                    throw Refused("Bomb");
            parts.Add(entry.FullName, content.ToArray());
        }
        return parts;
    }

    private XDocument Xml(string name)
    {
        using var reader = XmlReader.Create(new MemoryStream(_parts[name]), Safe);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }
}
