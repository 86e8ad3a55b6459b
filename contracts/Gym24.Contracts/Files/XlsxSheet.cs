using System.Globalization;
using System.Xml;
using System.Xml.Linq;

namespace Gym24.Contracts.Files;

/// <summary>Reads one sheet cell by cell: shared and inline strings, numbers, dates and percent by their format.</summary>
internal sealed class XlsxSheet
{
    private readonly List<string> _shared = [];
    private readonly HashSet<int> _dateStyles = [], _percentStyles = [];
    private readonly XlsxBook _book;

    public XlsxSheet(XlsxBook book)
    {
        _book = book;
        if (book.Date1904)
            throw TableRefusal.Of("Date1904");
        ReadShared(book.SharedStrings);
        ReadStyles(book.Styles);
    }

    public int Row { get; private set; }

    public List<string?> Cells { get; } = [];

    public XmlReader Open() => _book.Open(_book.Sheet);

    public bool NextRow(XmlReader reader)
    {
        Cells.Clear();
        do
        {
            if (!reader.Read())
                return false;
        } while (!(reader.NodeType == XmlNodeType.Element && reader.LocalName == "row"));
        Row = int.TryParse(reader.GetAttribute("r"), CultureInfo.InvariantCulture, out var number) ? number : Row + 1;
        if (reader.IsEmptyElement)
            return true;
        while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "row"))
            if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "c")
                ReadCell(reader);
        return true;
    }

    private void ReadCell(XmlReader reader)
    {
        var at = Column(reader.GetAttribute("r")) ?? Cells.Count;
        if (at > Table.MaxColumns)
            throw TableRefusal.Of("TooManyColumns", Row, Table.MaxColumns.ToString(CultureInfo.InvariantCulture));
        var type = reader.GetAttribute("t");
        var style = int.TryParse(reader.GetAttribute("s"), CultureInfo.InvariantCulture, out var s) ? s : -1;
        string? value = null;
        if (!reader.IsEmptyElement)
            while (reader.Read() && !(reader.NodeType == XmlNodeType.EndElement && reader.LocalName == "c"))
                if (reader.NodeType == XmlNodeType.Element && reader.LocalName is "v" or "t" && !reader.IsEmptyElement)
                {
                    reader.Read();
                    value += reader.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace
                        ? reader.Value : "";
                }
        while (Cells.Count <= at)
            Cells.Add(null);
        Cells[at] = Text(value, type, style)?.Trim();
    }

    private string? Text(string? value, string? type, int style)
    {
        if (value is null || type is "str" or "inlineStr" or "e" or "d")
            return Plain(value);
        if (type == "s")
            return Plain(_shared[int.Parse(value, CultureInfo.InvariantCulture)]);
        if (_dateStyles.Contains(style) && double.TryParse(value, CultureInfo.InvariantCulture, out var days) && days is >= 1 and < 2_958_466)
            return DateTime.FromOADate(days).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        if (_percentStyles.Contains(style) && decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var part) && Math.Abs(part) < 1_000_000)
            return Math.Round(part * 100, 2).ToString("0.##", CultureInfo.InvariantCulture) + "%";
        return value;
    }

    /// <summary>Characters that XML cannot hold are written by their number, and an underscore where that would be read into a text.</summary>
    private static string? Plain(string? value) => value?.Contains("_x00", StringComparison.Ordinal) != true ? value
        : value.Replace("_x000D_", "", StringComparison.OrdinalIgnoreCase).Replace("_x005F_", "_", StringComparison.OrdinalIgnoreCase);

    /// <summary>AB12 is the column 27, counted from 0.</summary>
    private static int? Column(string? reference)
    {
        if (string.IsNullOrEmpty(reference))
            return null;
        var column = 0;
        foreach (var c in reference.TakeWhile(char.IsAsciiLetter))
            column = checked(column * 26 + (char.ToUpperInvariant(c) - 'A' + 1));
        return column - 1;
    }

    private void ReadShared(string? part)
    {
        if (part is null)
            return;
        using var reader = _book.Open(part);
        var phonetic = false;
        while (reader.Read())
        {
            if (reader.LocalName == "rPh")
                phonetic = reader.NodeType == XmlNodeType.Element;
            else if (reader.NodeType == XmlNodeType.Element && reader.LocalName == "si")
                _shared.Add("");
            else if (reader.NodeType == XmlNodeType.Text && !phonetic && _shared.Count > 0)
                _shared[^1] += reader.Value;
        }
    }

    private void ReadStyles(string? part)
    {
        if (part is null)
            return;
        var styles = _book.Read(part);
        var custom = new Dictionary<int, string>();
        foreach (var format in XlsxBook.Named(styles, "numFmt"))
            if (XlsxBook.Number(format, "numFmtId") is { } id)
                custom[id] = XlsxBook.Value(format, "formatCode") ?? "";
        var index = 0;
        foreach (var format in XlsxBook.Named(styles, "cellXfs").Elements().Where(e => e.Name.LocalName == "xf"))
        {
            var id = XlsxBook.Number(format, "numFmtId") ?? 0;
            var code = custom.GetValueOrDefault(id, "");
            if (id is >= 14 and <= 17 or 22 || code.Contains('y', StringComparison.OrdinalIgnoreCase))
                _dateStyles.Add(index);
            else if (id is 9 or 10 || code.Contains('%', StringComparison.Ordinal))
                _percentStyles.Add(index);
            index++;
        }
    }
}
