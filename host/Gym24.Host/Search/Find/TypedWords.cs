using System.Text;
using Gym24.Contracts.Data;

namespace Gym24.Host.Search.Find;

/// <summary>What was typed, and what it may have been meant to be: on the other keyboard layout, or in Russian with Latin letters.</summary>
internal sealed record TypedWords(IReadOnlyList<string> Words, string Text)
{
    public const int MostWords = 8, MostLetters = 200;

    private const int ShortestMeant = 3;

    private const string LatinKeys = "`qwertyuiop[]asdfghjkl;'zxcvbnm,.", CyrillicKeys = "ёйцукенгшщзхъфывапролджэячсмитьбю";

    private const string Letters = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    private static readonly string[] LatinLetters = "a b v g d e yo zh z i y k l m n o p r s t u f h c ch sh sch  y  e yu ya".Split(' ');

    // Longest first.
    private static readonly (string Latin, string Russian)[] Sounds =
    [
        ("shch", "щ"), ("sch", "щ"), ("yo", "е"), ("zh", "ж"), ("kh", "х"), ("ts", "ц"), ("ch", "ч"), ("sh", "ш"), ("yu", "ю"), ("ya", "я"), ("iy", "ий"), ("ey", "ей"), ("ay", "ай"), ("oy", "ой"),
        ("a", "а"), ("b", "б"), ("v", "в"), ("g", "г"), ("d", "д"), ("e", "е"), ("z", "з"), ("i", "и"), ("j", "й"), ("k", "к"), ("l", "л"), ("m", "м"), ("n", "н"), ("o", "о"),
        ("p", "п"), ("r", "р"), ("s", "с"), ("t", "т"), ("u", "у"), ("f", "ф"), ("h", "х"), ("c", "ц"), ("y", "ы"), ("w", "в"), ("x", "кс"), ("q", "к"), ("'", "ь"),
    ];

    /// <summary>As typed first, then what else it may mean; each has a word at least.</summary>
    public static IReadOnlyList<TypedWords> Of(string? typed)
    {
        var text = (typed ?? "").Trim();
        text = text.Length <= MostLetters ? text : text[..(char.IsHighSurrogate(text[MostLetters - 1]) ? MostLetters - 1 : MostLetters)];
        var meant = new List<string> { text };
        var (latin, russian) = (text.Any(char.IsAsciiLetter), text.Any(c => c is >= 'а' and <= 'я' or >= 'А' and <= 'Я' or 'ё' or 'Ё'));
        // «И в на» is nothing in Latin letters either.
        if (!SearchWords.Words(text).Any(word => word.Length >= ShortestMeant))
            latin = russian = true;
        if (latin && !russian)
            meant.AddRange([Exchanged(text, LatinKeys, CyrillicKeys), Sounded(text)]);
        else if (russian && !latin)
            meant.AddRange([Exchanged(text, CyrillicKeys, LatinKeys), InLatin(text)]);
        return [.. meant.Select(m => new TypedWords([.. SearchWords.Words(m).Distinct().Take(MostWords)], m)).Where(t => t.Words.Count > 0)];
    }

    private static string Exchanged(string text, string from, string to) => string.Concat(text.ToLowerInvariant().Select(c => from.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? to[i] : c));

    private static string InLatin(string text) =>
        string.Concat(text.ToLowerInvariant().Select(c => Letters.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? LatinLetters[i] : c.ToString()));

    private static string Sounded(string text)
    {
        var (rest, said) = (text.ToLowerInvariant(), new StringBuilder());
        for (var at = 0; at < rest.Length;)
        {
            var (sound, russian) = Sounds.FirstOrDefault(s => string.CompareOrdinal(rest, at, s.Latin, 0, s.Latin.Length) == 0);
            said.Append(russian ?? rest[at].ToString());
            at += sound?.Length ?? 1;
        }
        return said.ToString();
    }
}
