using System.Xml;

namespace Gym24.Contracts.Files;

/// <summary>The parts of a workbook around its sheet (ECMA-376), and short words for writing them.</summary>
internal static class XlsxParts
{
    public const string Main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private const string Office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships", Package = "http://schemas.openxmlformats.org/package/2006/";
    private const string Kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.";

    public static void Types(XmlWriter xml)
    {
        xml.WriteStartElement("Types", Package + "content-types");
        xml.Element("Default", ("Extension", "rels"), ("ContentType", "application/vnd.openxmlformats-package.relationships+xml"));
        xml.Element("Default", ("Extension", "xml"), ("ContentType", "application/xml"));
        foreach (var (part, kind) in new[] { ("workbook", "sheet.main"), ("worksheets/sheet1", "worksheet"), ("styles", "styles") })
            xml.Element("Override", ("PartName", $"/xl/{part}.xml"), ("ContentType", $"{Kind}{kind}+xml"));
        xml.WriteEndElement();
    }

    public static void Root(XmlWriter xml) => Relationships(xml, ("officeDocument", "xl/workbook.xml"));

    public static void Workbook(XmlWriter xml) => Relationships(xml, ("worksheet", "worksheets/sheet1.xml"), ("styles", "styles.xml"));

    /// <param name="xml">Where it is written.</param>
    /// <param name="sheet">Name of the sheet.</param>
    /// <param name="headings">Rows that are printed on every page.</param>
    public static void Book(XmlWriter xml, string sheet, int headings)
    {
        xml.WriteStartElement("workbook", Main);
        xml.WriteAttributeString("xmlns", "r", null, Office);
        xml.Element("sheets", () =>
        {
            xml.WriteStartElement("sheet");
            xml.WriteAttributeString("name", sheet);
            xml.WriteAttributeString("sheetId", "1");
            xml.WriteAttributeString("id", Office, "rId1");
            xml.WriteEndElement();
        });
        xml.Element("definedNames", () =>
        {
            xml.WriteStartElement("definedName");
            xml.WriteAttributeString("name", "_xlnm.Print_Titles");
            xml.WriteAttributeString("localSheetId", "0");
            xml.WriteString($"'{sheet.Replace("'", "''", StringComparison.Ordinal)}'!$1:${headings}");
            xml.WriteEndElement();
        });
        xml.WriteEndElement();
    }

    private static void Relationships(XmlWriter xml, params (string Kind, string Target)[] all)
    {
        xml.WriteStartElement("Relationships", Package + "relationships");
        for (var i = 0; i < all.Length; i++)
            xml.Element("Relationship", ("Id", $"rId{i + 1}"), ("Type", $"{Office}/{all[i].Kind}"), ("Target", all[i].Target));
        xml.WriteEndElement();
    }

    public static void Element(this XmlWriter xml, string name, params (string Name, string Value)[] attributes) => xml.Element(name, attributes, () => { });

    public static void Element(this XmlWriter xml, string name, Action content) => xml.Element(name, [], content);

    public static void Element(this XmlWriter xml, string name, (string Name, string Value)[] attributes, Action content)
    {
        xml.WriteStartElement(name);
        foreach (var (attribute, value) in attributes)
            xml.WriteAttributeString(attribute, value);
        content();
        xml.WriteEndElement();
    }

    public static void List(this XmlWriter xml, string name, params Action[] items) => xml.Element(name, [("count", $"{items.Length}")], () =>
    {
        foreach (var item in items)
            item();
    });
}
