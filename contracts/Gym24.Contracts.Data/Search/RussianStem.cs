namespace Gym24.Contracts.Data;

/// <summary>
/// The stem of a Russian word, by the algorithm of Snowball (snowballstem.org/algorithms/russian): a test compares it with PostgreSQL, word by word. What
/// is not written in Cyrillic stays as it is.
/// </summary>
public static class RussianStem
{
    private const string Vowels = "аеиоуыэюя";

    private static readonly Endings
        Gerunds = new("в вши вшись", "ив ивши ившись ыв ывши ывшись"),
        Reflexives = new("", "ся сь"),
        Adjectives = new("", "ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею"),
        Participles = new("ем нн вш ющ щ", "ивш ывш ующ"),
        Verbs = new("ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно",
            "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю"),
        Nouns = new("", "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я"),
        Derived = new("", "ост ость"),
        Superlatives = new("", "ейш ейше");

    /// <param name="word">Folded: see <see cref="Fold.Text"/>.</param>
    /// <returns>Always a beginning of the word.</returns>
    public static string Of(string word)
    {
        if (!word.Any(c => c is >= 'а' and <= 'я'))
            return word;
        var vowel = word.AsSpan().IndexOfAny(Vowels);
        if (vowel < 0)
            return word;
        var (region, second) = (vowel + 1, AfterSyllable(word, AfterSyllable(word, 0)));
        if (!Gerunds.Take(ref word, region))
        {
            Reflexives.Take(ref word, region);
            if (Adjectives.Take(ref word, region))
                Participles.Take(ref word, region);
            else if (!Verbs.Take(ref word, region))
                Nouns.Take(ref word, region);
        }
        if (word.Length > region && word[^1] == 'и')
            word = word[..^1];
        Derived.Take(ref word, Math.Max(region, second));
        if (Superlatives.Take(ref word, region) | (word.Length - 2 >= region && word.EndsWith("нн", StringComparison.Ordinal)))
            return word.Length - 2 >= region && word.EndsWith("нн", StringComparison.Ordinal) ? word[..^1] : word;
        return word.Length > region && word[^1] == 'ь' ? word[..^1] : word;
    }

    /// <summary>Where the first consonant after a vowel ends.</summary>
    private static int AfterSyllable(string word, int from)
    {
        for (var i = from + 1; i < word.Length; i++)
            if (!Vowels.Contains(word[i], StringComparison.Ordinal) && Vowels.Contains(word[i - 1], StringComparison.Ordinal))
                return i + 1;
        return word.Length;
    }

    /// <param name="afterA">Endings that only count after а or я, which stays.</param>
    /// <param name="plain">The others.</param>
    private sealed class Endings(string afterA, string plain)
    {
        private readonly (string Text, bool AfterA)[] _all = [.. Split(afterA).Select(e => (e, true)).Concat(Split(plain).Select(e => (e, false))).OrderByDescending(e => e.Item1.Length)];

        /// <summary>The longest that fits decides, also where it then turns out not to count.</summary>
        public bool Take(ref string word, int region)
        {
            foreach (var (text, needsA) in _all)
            {
                var start = word.Length - text.Length;
                if (start < region || !word.EndsWith(text, StringComparison.Ordinal))
                    continue;
                if (needsA && (start <= region || word[start - 1] is not ('а' or 'я')))
                    return false;
                word = word[..start];
                return true;
            }
            return false;
        }

        private static string[] Split(string endings) => endings.Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }
}
