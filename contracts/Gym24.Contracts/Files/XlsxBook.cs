using System.Globalization;
using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;

namespace Gym24.Contracts.Files;

/// <summary>Where the parts of a workbook lie (ECMA-376, part 2): its first visible sheet, shared strings, styles. Names are compared without namespace: strict workbooks have others.</summary>
internal sealed class XlsxBook
{
    private static readonly XmlReaderSettings
        Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 500_000_000 },
        Small = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 20_000_000 };

    private readonly ZipArchive _zip;

    public XlsxBook(ZipArchive zip)
    {
        _zip = zip;
        var workbook = Related("", "_rels/.rels").FirstOrDefault(r => r.Kind == "officeDocument").Target ?? throw new InvalidDataException();
        var folder = workbook[..(workbook.LastIndexOf('/') + 1)];
        var parts = Related(folder, $"{folder}_rels/{workbook[folder.Length..]}.rels");
        var book = Read(workbook);
        Date1904 = Named(book, "workbookPr").Any(p => Value(p, "date1904") is "1" or "true");
        var sheet = Named(book, "sheet").FirstOrDefault(s => Value(s, "state") is null or "visible") ?? throw TableRefusal.Of("Empty");
        Sheet = parts.FirstOrDefault(p => p.Id == Value(sheet, "id")).Target ?? throw new InvalidDataException();
        SharedStrings = parts.FirstOrDefault(p => p.Kind == "sharedStrings").Target;
        Styles = parts.FirstOrDefault(p => p.Kind == "styles").Target;
    }

    public bool Date1904 { get; }
    public string Sheet { get; }
    public string? SharedStrings { get; }
    public string? Styles { get; }

    public XmlReader Open(string part) => XmlReader.Create(Part(part), Safe);

    public XDocument Read(string part)
    {
        using var reader = XmlReader.Create(Part(part), Small);
        return XDocument.Load(reader);
    }

    public static IEnumerable<XElement> Named(XDocument document, string name) => document.Descendants().Where(e => e.Name.LocalName == name);

    public static string? Value(XElement element, string attribute) => element.Attributes().FirstOrDefault(a => a.Name.LocalName == attribute)?.Value;

    public static int? Number(XElement element, string attribute) => int.TryParse(Value(element, attribute), CultureInfo.InvariantCulture, out var number) ? number : null;

    private Stream Part(string path) =>
        (_zip.Entries.FirstOrDefault(e => e.FullName.Equals(path, StringComparison.OrdinalIgnoreCase)) ?? throw new InvalidDataException()).Open();

    private List<(string Id, string Kind, string Target)> Related(string folder, string part)
    {
        var found = new List<(string, string, string)>();
        foreach (var relation in Named(Read(part), "Relationship"))
            if (Value(relation, "Id") is { } id && Value(relation, "Type") is { } type && Value(relation, "Target") is { } target)
                found.Add((id, type[(type.LastIndexOf('/') + 1)..], target.StartsWith('/') ? target[1..] : folder + target));
        return found;
    }
}
