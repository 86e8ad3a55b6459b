using System.Globalization;
using System.Xml.Linq;
using Gym24.Contracts.Papers;

namespace Gym24.Host.Papers;

/// <summary>Fills a document, and remembers what had no value.</summary>
internal sealed class PaperFilling(PaperValues values)
{
    /// <summary>In every list: the place of the item, from one.</summary>
    public const string Number = "№";

    private readonly SortedSet<string> _missing = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Missing => _missing;

    public void Fill(XDocument part)
    {
        // From inside out: a row that is repeated may have tables in its cells.
        var repeated = part.Descendants(Word.Paragraph).Select(p => (Unit: Word.UnitOf(p), List: Placeholders.In(p).Select(ListOf).FirstOrDefault(l => l is not null)))
            .Where(r => r.List is not null).DistinctBy(r => r.Unit).OrderByDescending(r => r.Unit.Ancestors().Count()).ToList();
        foreach (var (unit, list) in repeated)
            Repeat(unit, list!);
        foreach (var paragraph in part.Descendants(Word.Paragraph).ToList())
            Placeholders.Replace(paragraph, word => Value(word, values));
        Placeholders.Finish(part);
    }

    public static string? ListOf(string word) => word.IndexOf('.', StringComparison.Ordinal) is > 0 and var dot ? word[..dot] : null;

    private void Repeat(XElement unit, string list)
    {
        if (values.Items(list) is not { Count: > 0 } items)
        {
            _missing.Add(list);
            return;
        }
        var number = 0;
        foreach (var item in items)
        {
            var place = (++number).ToString(CultureInfo.InvariantCulture);
            var copy = Copy(unit, first: number == 1);
            foreach (var paragraph in copy.DescendantsAndSelf(Word.Paragraph).ToList())
                Placeholders.Replace(paragraph, word => ListOf(word) != list ? null : word[(list.Length + 1)..] is var own && own == Number ? place : Value(word, item, own));
            unit.AddBeforeSelf(copy);
        }
        unit.Remove();
    }

    /// <summary>Numbers of paragraphs and bookmarks stand once in a document.</summary>
    private static XElement Copy(XElement unit, bool first)
    {
        var copy = new XElement(unit);
        if (first)
            return copy;
        copy.Descendants().Where(e => e.Name == Word.BookmarkStart || e.Name == Word.BookmarkEnd).ToList().ForEach(e => e.Remove());
        copy.DescendantsAndSelf().Attributes().Where(a => a.Name.LocalName is "paraId" or "textId").ToList().ForEach(a => a.Remove());
        return copy;
    }

    private string? Value(string word, PaperValues from, string? own = null)
    {
        var found = from.Find(own ?? word);
        if (found is null)
            _missing.Add(word);
        return found;
    }
}
