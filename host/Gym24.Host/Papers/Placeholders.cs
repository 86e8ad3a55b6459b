using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Gym24.Host.Papers;

/// <summary>Fields in double braces, also where Word has cut them in pieces: it starts a new run wherever it likes, for a spelling mark or an edit.</summary>
internal static partial class Placeholders
{
    /// <summary>Stand for the braces and line ends of values until all is filled: what somebody is called is never looked through for fields.</summary>
    private const char Opening = '\ue001', Closing = '\ue002', LineEnd = '\ue003';

    /// <summary>The words in braces, in the usual spelling.</summary>
    public static IEnumerable<string> In(XElement paragraph) => Pattern().Matches(Word.Said(paragraph)).Select(m => Usual(m.Groups[1].Value));

    /// <summary>Braces that do not belong together.</summary>
    public static bool AreBroken(XElement paragraph) =>
        Pattern().Replace(Word.Said(paragraph), "") is var rest && (rest.Contains("{{", StringComparison.Ordinal) || rest.Contains("}}", StringComparison.Ordinal));

    /// <param name="paragraph">In which fields are replaced; the looks of the first letter of a field stay.</param>
    /// <param name="value">What stands for a word; <see langword="null"/>: leave it.</param>
    public static void Replace(XElement paragraph, Func<string, string?> value)
    {
        var texts = Word.TextsOf(paragraph);
        var said = string.Concat(texts.Select(t => t.Value));
        foreach (var match in Pattern().Matches(said).Reverse())
            if (value(Usual(match.Groups[1].Value)) is { } found)
                Put(texts, match.Index, match.Index + match.Length, Held(found));
    }

    private static void Put(List<XElement> texts, int from, int to, string value)
    {
        var at = 0;
        foreach (var text in texts)
        {
            var (start, old) = (at, text.Value);
            at += old.Length;
            var (cut, end) = (Math.Max(from, start) - start, Math.Min(to, at) - start);
            if (cut >= end)
                continue;
            text.Value = old[..cut] + (start <= from ? value : "") + old[end..];
            text.SetAttributeValue(XNamespace.Xml + "space", "preserve");
        }
    }

    /// <summary>Puts braces and line ends where they are held.</summary>
    public static void Finish(XDocument part)
    {
        foreach (var text in part.Descendants(Word.Text).Where(t => t.Value.AsSpan().IndexOfAny(Opening, Closing, LineEnd) >= 0).ToList())
        {
            var lines = text.Value.Replace(Opening, '{').Replace(Closing, '}').Split(LineEnd);
            text.Value = lines[0];
            text.AddAfterSelf(lines.Skip(1).SelectMany(line =>
                new[] { new XElement(Word.Break), new XElement(Word.Text, new XAttribute(XNamespace.Xml + "space", "preserve"), line) }));
        }
    }

    private static string Held(string value)
    {
        var lines = value.ReplaceLineEndings("\n");
        return string.Concat(lines.Where((c, i) => XmlConvert.IsXmlChar(c) && c is not (>= '\ue000' and <= '\uf8ff') || IsPair(lines, i)))
            .Replace('{', Opening).Replace('}', Closing).Replace('\n', LineEnd).Replace('\t', ' ');
    }

    private static bool IsPair(string text, int at) => (char.IsHighSurrogate(text[at]) && at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]))
        || (char.IsLowSurrogate(text[at]) && at > 0 && char.IsHighSurrogate(text[at - 1]));

    private static string Usual(string word) => Around().Replace(word.Replace('\u00a0', ' ').Trim(), "$1").ToLowerInvariant();

    [GeneratedRegex(@"\{\{([^{}]*)\}\}")]
    private static partial Regex Pattern();

    [GeneratedRegex(@"\s*([:.])\s*")]
    private static partial Regex Around();
}
