namespace Gym24.Contracts.Files;

/// <summary>Text with separators. What looks like a formula stays the text it is.</summary>
internal static class CsvSource
{
    private static readonly char[] Separators = [';', ',', '\t'];

    public static (string Format, bool Ragged, IEnumerable<TableLine> Lines) Open(Stream content)
    {
        var bytes = new byte[content.Length];
        content.ReadExactly(bytes);
        var (text, encoding) = TextEncoding.Decode(bytes);
        if (text.IndexOf('\0') is >= 0 and var nul)
            throw TableRefusal.Of("Nul", TextEncoding.LineOf(text, nul));
        if (string.IsNullOrWhiteSpace(text))
            throw TableRefusal.Of("Empty");
        var skip = 0;
        char separator;
        if (text.StartsWith("sep=", StringComparison.OrdinalIgnoreCase) && text.Length > 4)
            (separator, skip) = (text[4], text.IndexOf('\n') + 1);
        else
            separator = Separator(text);
        return ($"csv {encoding} {(separator == '\t' ? "tab" : separator)}", false, Lines(text, skip, separator));
    }

    /// <summary>The one that stands most often, outside quotes, in the first lines.</summary>
    private static char Separator(string text)
    {
        var counts = new int[Separators.Length];
        var quoted = false;
        var lines = 0;
        foreach (var c in text)
        {
            if (c == '"')
                quoted = !quoted;
            else if (c == '\n' && ++lines == 10)
                break;
            else if (!quoted && Array.IndexOf(Separators, c) is >= 0 and var i)
                counts[i]++;
        }
        return Separators[Array.IndexOf(counts, counts.Max())];
    }

    private static IEnumerable<TableLine> Lines(string text, int skip, char separator)
    {
        var reader = new CsvLines(text, skip, separator);
        while (reader.Next() is { } line)
            if (line.Cells.Any(c => !string.IsNullOrWhiteSpace(c)))
                yield return line;
    }
}
