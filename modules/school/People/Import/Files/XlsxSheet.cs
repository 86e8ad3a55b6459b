using System.Globalization;
using System.Xml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Gym24.People.Import.Files;

/// <summary>Reads one sheet cell by cell: shared and inline strings, numbers, dates by their format.</summary>
internal sealed class XlsxSheet
{
    private static readonly XmlReaderSettings Safe = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null, MaxCharactersInDocument = 500_000_000 };
    private readonly List<string> _shared = [];
    private readonly HashSet<int> _dateStyles = [];
    private readonly OpenXmlPart _part;

    public XlsxSheet(SpreadsheetDocument book)
    {
        var workbook = book.WorkbookPart ?? throw new InvalidDataException();
        if (workbook.Workbook.WorkbookProperties?.Date1904?.Value == true)
            throw new FileProblem("Date1904");
        var sheet = workbook.Workbook.Descendants<Sheet>().FirstOrDefault(s => s.State is null || s.State == SheetStateValues.Visible)
            ?? throw new FileProblem("Empty");
        _part = workbook.GetPartById(sheet.Id!.Value!);
        ReadShared(workbook.SharedStringTablePart);
        ReadStyles(workbook.WorkbookStylesPart);
    }

    public int Row { get; private set; }

    public List<string?> Cells { get; } = [];

    public XmlReader Open() => XmlReader.Create(_part.GetStream(FileMode.Open, FileAccess.Read), Safe);

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
        if (at > SourceFile.MaxColumns)
            throw new FileProblem("TooManyColumns", Row, null, SourceFile.MaxColumns.ToString(CultureInfo.InvariantCulture));
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
            return value;
        if (type == "s")
            return _shared[int.Parse(value, CultureInfo.InvariantCulture)];
        if (_dateStyles.Contains(style) && double.TryParse(value, CultureInfo.InvariantCulture, out var days) && days is >= 1 and < 2_958_466)
            return DateTime.FromOADate(days).ToString("dd.MM.yyyy", CultureInfo.InvariantCulture);
        return value;
    }

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

    private void ReadShared(SharedStringTablePart? part)
    {
        if (part is null)
            return;
        using var reader = XmlReader.Create(part.GetStream(FileMode.Open, FileAccess.Read), Safe);
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

    private void ReadStyles(WorkbookStylesPart? part)
    {
        var custom = part?.Stylesheet.NumberingFormats?.Elements<NumberingFormat>()
            .Where(f => f.NumberFormatId is not null).ToDictionary(f => f.NumberFormatId!.Value, f => f.FormatCode?.Value ?? "") ?? [];
        var index = 0;
        foreach (var format in part?.Stylesheet.CellFormats?.Elements<CellFormat>() ?? [])
        {
            var id = format.NumberFormatId?.Value ?? 0;
            if (id is >= 14 and <= 17 or 22 || (custom.TryGetValue(id, out var code) && code.Contains('y', StringComparison.OrdinalIgnoreCase)))
                _dateStyles.Add(index);
            index++;
        }
    }
}
