using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Gym24.Contracts.Files;

/// <summary>The sheet: headings that stay in sight and can be filtered, then the rows.</summary>
internal sealed partial class XlsxRows(XmlWriter xml, IReadOnlyList<(string Title, CellKind Kind, int Width)> columns, string? title)
{
    private const int MaxCell = 32_767, LineHeight = 15, TitleHeight = 21, MaxHeight = 405;

    /// <summary>Letters are wider than the digits that widths are counted in, and words do not fill their lines.</summary>
    private const double Wide = 1.2;

    /// <summary>Excel counts a 29 February 1900 that was none; what lies before it is written as text.</summary>
    private static readonly DateTime FirstDay = new(1900, 3, 1);
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;
    private readonly string[] _letters = [.. columns.Select((_, i) => Letters(i))];
    private readonly int _headings = title is null ? 1 : 2;
    private int _row;

    public int Count => _row - _headings;

    public void Begin()
    {
        xml.WriteStartElement("worksheet", XlsxParts.Main);
        xml.Element("sheetPr", () => xml.Element("pageSetUpPr", ("fitToPage", "1")));
        xml.Element("sheetViews", () => xml.Element("sheetView", [("workbookViewId", "0")], () =>
            xml.Element("pane", ("ySplit", $"{_headings}"), ("topLeftCell", $"A{_headings + 1}"), ("activePane", "bottomLeft"), ("state", "frozen"))));
        xml.Element("sheetFormatPr", ("defaultRowHeight", "15"));
        xml.Element("cols", () =>
        {
            for (var i = 0; i < columns.Count; i++)
                xml.Element("col", ("min", $"{i + 1}"), ("max", $"{i + 1}"), ("width", $"{columns[i].Width}"), ("customWidth", "1"));
        });
        xml.WriteStartElement("sheetData");
        if (title is not null)
            Line(TitleHeight, () => Text(0, XlsxStyles.Title, title));
        Line(HeightOf(columns.Select(c => c.Title)), () =>
        {
            for (var i = 0; i < columns.Count; i++)
                Text(i, columns[i].Kind is CellKind.Whole or CellKind.Decimal ? XlsxStyles.NumberHeading : XlsxStyles.Heading, columns[i].Title);
        });
    }

    public void Row<TRow>(IReadOnlyList<TableColumn<TRow>> values, TRow row)
    {
        var cells = values.Select(v => v.Value(row)).ToArray();
        Line(HeightOf(cells), () =>
        {
            for (var i = 0; i < cells.Length; i++)
                Cell(i, cells[i]);
        });
    }

    public void End()
    {
        xml.WriteEndElement();
        xml.Element("autoFilter", ("ref", $"A{_headings}:{_letters[^1]}{_row}"));
        xml.Element("pageMargins", ("left", "0.4"), ("right", "0.4"), ("top", "0.6"), ("bottom", "0.6"), ("header", "0.3"), ("footer", "0.3"));
        xml.Element("pageSetup", ("paperSize", "9"), ("orientation", "landscape"), ("fitToHeight", "0"));
        xml.Element("headerFooter", () => xml.WriteElementString("oddFooter", XlsxParts.Main, "&C&P / &N"));
        xml.WriteEndElement();
    }

    private void Line(int height, Action cells)
    {
        xml.WriteStartElement("row");
        xml.WriteAttributeString("r", (++_row).ToString(Invariant));
        if (height != LineHeight)
            xml.WriteAttributeString("ht", height.ToString(Invariant));
        cells();
        xml.WriteEndElement();
    }

    /// <summary>About as high as its longest wrapped text: not every program finds the height by itself.</summary>
    private int HeightOf(IEnumerable<object?> cells) => (int)Math.Min(MaxHeight, LineHeight * cells.Select((cell, i) => cell is string text
        ? text.AsSpan().Count('\n') + (text.Length <= columns[i].Width ? 1 : Math.Ceiling(text.Length * Wide / columns[i].Width)) : 1).DefaultIfEmpty(1).Max());

    private void Cell(int column, object? value)
    {
        switch (value)
        {
            case null or "":
                break;
            case string text:
                Text(column, XlsxStyles.Text, text);
                break;
            case DateOnly day when day.ToDateTime(TimeOnly.MinValue) >= FirstDay:
                Number(column, XlsxStyles.Date, day.ToDateTime(TimeOnly.MinValue).ToOADate().ToString(Invariant));
                break;
            case DateTime moment when moment >= FirstDay:
                Number(column, XlsxStyles.Moment, Minutes(moment).ToOADate().ToString("R", Invariant));
                break;
            // A cell keeps fifteen digits: a longer number would be another one.
            case decimal number when Math.Abs(number) < 1e15m:
                Number(column, XlsxStyles.Decimal, number.ToString(Invariant));
                break;
            case long number and > -1_000_000_000_000_000 and < 1_000_000_000_000_000:
                Number(column, XlsxStyles.Whole, number.ToString(Invariant));
                break;
            default:
                Text(column, XlsxStyles.Text, CsvFile.Cell(value));
                break;
        }
    }

    private static DateTime Minutes(DateTime moment) => new(moment.Ticks - moment.Ticks % TimeSpan.TicksPerMinute);

    private void Number(int column, int style, string value)
    {
        Start(column, style);
        xml.WriteElementString("v", XlsxParts.Main, value);
        xml.WriteEndElement();
    }

    private void Text(int column, int style, string value)
    {
        Start(column, style);
        xml.WriteAttributeString("t", "inlineStr");
        xml.WriteStartElement("is");
        xml.WriteStartElement("t");
        xml.WriteAttributeString("xml", "space", null, "preserve");
        // _x0041_ would be read as a letter by its number.
        xml.WriteString(Coded().Replace(TableWords.Cut(TableWords.Clean(value), MaxCell, "…"), "_x005F_"));
        xml.WriteEndElement();
        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Start(int column, int style)
    {
        xml.WriteStartElement("c");
        xml.WriteAttributeString("r", _letters[column] + _row.ToString(Invariant));
        xml.WriteAttributeString("s", style.ToString(Invariant));
    }

    /// <summary>0 is A, 26 is AA.</summary>
    private static string Letters(int column) => (column >= 26 ? Letters(column / 26 - 1) : "") + (char)('A' + column % 26);

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Coded();
}
