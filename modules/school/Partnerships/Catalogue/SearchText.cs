using Gym24.Contracts;

namespace Gym24.Partnerships.Catalogue;

/// <summary>What was typed into the search box, ready to be compared with folded text.</summary>
internal sealed class SearchText
{
    private const int MaxWords = 10;
    private const int ShortestStem = 4;

    // Longest first: the first that fits is taken off.
    private static readonly string[] Endings =
    [
        "иями", "ями", "ами", "ого", "его", "ому", "ему", "ыми", "ими", "иях", "ией", "ях", "ах", "ей", "ой", "ий", "ый", "ая", "яя", "ое", "ее",
        "ые", "ие", "ию", "ью", "ов", "ев", "ом", "ем", "ам", "ям", "ия", "ья", "ии", "их", "ых", "ую", "юю", "у", "ю", "а", "я", "о", "е", "ы", "и", "ь", "й",
    ];

    private readonly (string Prefix, string Word)[] _words;

    public SearchText(string? typed) => _words =
        [.. Fold.Text(typed).Split(' ', StringSplitOptions.RemoveEmptyEntries).Distinct().Take(MaxWords).Select(w => (" " + Stem(w), w))];

    public bool Any => _words.Length > 0;

    /// <summary>0 when a word is missing; else the more, the nearer to the name the words stand.</summary>
    public int Score(CatalogueItem item)
    {
        var score = 0;
        foreach (var word in _words)
        {
            var found = Has(item.NameText, word) ? 4 : Has(item.PartnerText, word) ? 2 : Has(item.OtherText, word) ? 1 : 0;
            if (found == 0)
                return 0;
            score += found;
        }
        return score;
    }

    /// <summary>Folded words, each with a blank before it.</summary>
    public static string Text(params IEnumerable<string?> parts) => " " + Fold.Text(string.Join(' ', parts));

    internal static string Stem(string word)
    {
        foreach (var ending in Endings)
            if (word.Length - ending.Length >= ShortestStem && word.EndsWith(ending, StringComparison.Ordinal))
                return word[..^ending.Length];
        return word;
    }

    private static bool Has(string text, (string Prefix, string Word) word) =>
        text.Contains(word.Prefix, StringComparison.Ordinal) || (word.Word.Length > 3 && text.Contains(word.Word, StringComparison.Ordinal));
}
