using System.Text;

namespace Gym24.Contracts.Files;

/// <summary>
/// Takes separated text apart as RFC 4180 says, and knows at each moment the line of the file. Our own because an import has to say
/// where a quote was opened that nothing closes; a quote inside an unquoted cell is just a character.
/// </summary>
internal sealed class CsvLines(string text, int start, char separator)
{
    private const int MostInQuotes = 100_000;
    private readonly StringBuilder _cell = new();
    private int _at = start;
    private int _line = 1 + text.AsSpan(0, start).Count('\n');

    public TableLine? Next()
    {
        if (_at >= text.Length)
            return null;
        var (number, cells) = (_line, new List<string>());
        while (true)
        {
            cells.Add(Cell());
            if (_at >= text.Length)
                break;
            if (text[_at++] == separator)
                continue;
            _line++;
            break;
        }
        return new(number, [.. cells]);
    }

    /// <summary>Leaves the position on the separator, the line feed or the end.</summary>
    private string Cell()
    {
        while (_at < text.Length && text[_at] == ' ')
            _at++;
        if (_at < text.Length && text[_at] == '"')
            return Quoted();
        var end = text.AsSpan(_at).IndexOfAny(separator, '\n');
        end = end < 0 ? text.Length : _at + end;
        var cell = text.AsSpan(_at, end - _at).Trim().ToString();
        _at = end;
        return cell;
    }

    private string Quoted()
    {
        var opened = _line;
        _cell.Clear();
        for (_at++; ; _at++)
        {
            if (_at >= text.Length || _cell.Length > MostInQuotes)
                throw TableRefusal.Of("OpenQuote", opened);
            if (text[_at] == '"')
            {
                if (_at + 1 >= text.Length || text[_at + 1] != '"')
                    break;
                _at++;
            }
            else if (text[_at] == '\n')
                _line++;
            _cell.Append(text[_at]);
        }
        _at++;
        // What stands between the closing quote and the separator belongs to the cell, as spreadsheets have it.
        var end = text.AsSpan(_at).IndexOfAny(separator, '\n');
        end = end < 0 ? text.Length : _at + end;
        _cell.Append(text.AsSpan(_at, end - _at).TrimEnd());
        _at = end;
        return _cell.ToString().Trim();
    }
}
