using System.Xml;

namespace Gym24.Contracts.Files;

/// <summary>How cells look. The numbers are places in the list of formats below.</summary>
internal static class XlsxStyles
{
    public const int Text = 1, Whole = 2, Decimal = 3, Date = 4, Moment = 5, Heading = 6, Title = 7, NumberHeading = 8;
    private const string AsText = "49", General = "0", OnlyDigits = "1", Day = "164", DayAndTime = "165";

    public static void Write(XmlWriter xml)
    {
        xml.WriteStartElement("styleSheet", XlsxParts.Main);
        // Spelt out, so that days look the same whatever the language of the program.
        xml.List("numFmts", () => xml.Element("numFmt", ("numFmtId", Day), ("formatCode", @"dd\.mm\.yyyy")),
            () => xml.Element("numFmt", ("numFmtId", DayAndTime), ("formatCode", @"dd\.mm\.yyyy\ hh:mm")));
        xml.List("fonts", () => Font(xml, "11", bold: false), () => Font(xml, "11", bold: true), () => Font(xml, "14", bold: true));
        xml.List("fills", () => Fill(xml, "none"), () => Fill(xml, "gray125"), () => Fill(xml, "solid", "FFE9EEF4"));
        xml.List("borders", () => Border(xml, null), () => Border(xml, "thin"));
        xml.List("cellStyleXfs", () => xml.Element("xf", ("numFmtId", General), ("fontId", "0"), ("fillId", "0"), ("borderId", "0")));
        // Text has the format of text: it stays one when somebody opens the cell and presses Enter.
        xml.List("cellXfs", () => Cell(xml, General), () => Cell(xml, AsText, wrap: "1"), () => Cell(xml, OnlyDigits), () => Cell(xml, General),
            () => Cell(xml, Day, side: "left"), () => Cell(xml, DayAndTime, side: "left"), () => Cell(xml, AsText, "1", "2", "1", wrap: "1"), () => Cell(xml, AsText, "2"),
            () => Cell(xml, AsText, "1", "2", "1", "right", "1"));
        xml.List("cellStyles", () => xml.Element("cellStyle", ("name", "Normal"), ("xfId", "0"), ("builtinId", "0")));
        xml.WriteEndElement();
    }

    private static void Font(XmlWriter xml, string size, bool bold) => xml.Element("font", [], () =>
    {
        if (bold)
            xml.Element("b");
        xml.Element("sz", ("val", size));
        xml.Element("name", ("val", "Calibri"));
        xml.Element("family", ("val", "2"));
    });

    private static void Fill(XmlWriter xml, string pattern, string? colour = null) => xml.Element("fill", [], () =>
        xml.Element("patternFill", [("patternType", pattern)], () =>
        {
            if (colour is not null)
                xml.Element("fgColor", ("rgb", colour));
        }));

    private static void Border(XmlWriter xml, string? bottom) => xml.Element("border", [], () =>
    {
        foreach (var side in (string[])["left", "right", "top", "bottom", "diagonal"])
            if (side == "bottom" && bottom is not null)
                xml.Element(side, [("style", bottom)], () => xml.Element("color", ("auto", "1")));
            else
                xml.Element(side);
    });

    private static void Cell(XmlWriter xml, string format, string font = "0", string fill = "0", string border = "0", string side = "general", string wrap = "0") => xml.Element("xf",
        [("numFmtId", format), ("fontId", font), ("fillId", fill), ("borderId", border), ("xfId", "0"), ("applyNumberFormat", "1"), ("applyAlignment", "1")],
        () => xml.Element("alignment", ("horizontal", side), ("vertical", "top"), ("wrapText", wrap)));
}
