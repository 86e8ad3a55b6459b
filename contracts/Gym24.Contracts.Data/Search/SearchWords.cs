using System.Text.RegularExpressions;

namespace Gym24.Contracts.Data;

/// <summary>How text becomes the words it is found by: the same for what is kept and for what is typed.</summary>
public static partial class SearchWords
{
    /// <summary>Longer words are cut off.</summary>
    public const int WordLength = 40;

    /// <summary>As many letters of a stem decide which words it may be a misspelling of.</summary>
    private const int NearLength = 8;

    /// <summary>Before the keys of words that differ by a letter.</summary>
    private const char Near = '~';

    private const string LatinLetters = "abcehkmoptx", CyrillicLetters = "авсенкмортх";

    private static readonly HashSet<string> Little =
        [.. "в во на и с со по для от до из к ко о об обо у за при не или а но же ли the of for in and an to".Split(' ')];

    /// <summary>
    /// The folded words of a text. A number and a letter after it are one, as in «8 «А»»; parts of a word with a hyphen stand apart and together;
    /// prepositions and the like are left out, if anything else is there.
    /// </summary>
    public static IReadOnlyList<string> Words(string? text)
    {
        var words = new List<string>();
        foreach (Match piece in Piece().Matches(WholeText.Is(text ?? "") ? text ?? "" : ""))
        {
            var parts = Fold.Text(piece.Value).Split(' ', StringSplitOptions.RemoveEmptyEntries);
            foreach (var part in parts)
                Add(words, part);
            if (parts.Length > 1 && parts.All(p => p.Length > 1))
                Add(words, string.Concat(parts));
        }
        var large = words.Where(w => !Little.Contains(w)).ToList();
        return large.Count > 0 ? large : words;
    }

    private static void Add(List<string> words, string word)
    {
        if (word.Length > WordLength)
            word = word[..WordLength];
        if (word.Length == 1 && char.IsLetter(word[0]) && words.Count > 0 && words[^1].Length <= 2 && words[^1].All(char.IsAsciiDigit))
            word = words[^1] + word;
        else if (!(word.Length is 2 or 3 && char.IsLetter(word[^1]) && word[..^1].All(char.IsAsciiDigit)))
        {
            words.Add(word);
            return;
        }
        // The letter of a class may have been typed in Latin.
        if (LatinLetters.IndexOf(word[^1]) is >= 0 and var latin)
            word = word[..^1] + CyrillicLetters[latin];
        if (words.Count > 0 && word.StartsWith(words[^1], StringComparison.Ordinal) && word.Length == words[^1].Length + 1)
            words[^1] = word;
        else
            words.Add(word);
    }

    /// <summary>The keys under which a word is found in the table of words: itself, and its stem with any one letter left out.</summary>
    public static IEnumerable<string> KeysOf(string word) => NearOf(RussianStem.Of(word)).Prepend(word);

    /// <summary>The keys of words that a typed word may be a misspelling of.</summary>
    public static IEnumerable<string> NearKeysOf(string typed) => NearOf(RussianStem.Of(typed)).Concat(NearOf(typed)).Distinct();

    /// <summary>Whether a word may have been misspelt: short ones and numbers may not.</summary>
    public static bool MayBeMisspelt(string word) => word.Length > 3 && !word.Any(char.IsDigit);

    private static IEnumerable<string> NearOf(string stem)
    {
        if (stem.Any(char.IsDigit) || stem.Length < 3)
            return [];
        var start = stem.Length <= NearLength ? stem : stem[..NearLength];
        return Enumerable.Range(0, start.Length).Select(i => Near + start.Remove(i, 1)).Append(Near + start).Distinct();
    }

    /// <summary>How many letters have to be left out, put in, exchanged or swapped with their neighbour; 3 for more than two.</summary>
    public static int Distance(string one, string other)
    {
        const int far = 3;
        if (Math.Abs(one.Length - other.Length) >= far)
            return far;
        var (before, last, row) = (new int[other.Length + 1], new int[other.Length + 1], new int[other.Length + 1]);
        for (var j = 0; j <= other.Length; j++)
            last[j] = j;
        for (var i = 1; i <= one.Length; i++)
        {
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var cost = one[i - 1] == other[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(row[j - 1], last[j]) + 1, last[j - 1] + cost);
                if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                    row[j] = Math.Min(row[j], before[j - 2] + 1);
            }
            (before, last, row) = (last, row, before);
        }
        return Math.Min(far, last[other.Length]);
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:[-‑–][\p{L}\p{N}]+)*")]
    private static partial Regex Piece();
}
