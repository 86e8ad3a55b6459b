using System.Collections.Frozen;
using Gym24.Contracts;

namespace Gym24.Host.Access;

/// <summary>
/// Of how many parts a password is made that everybody tries: common words and names, stretches of keys, dates and years, digits, repetitions.
/// What is no such part counts by its letters. Guessing programs put passwords together in just this way, so few parts are few guesses.
/// </summary>
internal static class CommonParts
{
    private const int Run = 3, Shortest = 3;

    // Both rows of both layouts; letters that lie on the same key stand at the same place.
    private const string LatinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,.", RussianKeys = "йцукенгшщзхъфывапролджэячсмитьбю";

    private static readonly string[] Rows =
    [
        "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6yhn7ujm", "1q2w3e4r5t6y7u8i9o0p", "q1w2e3r4t5y6u7i8o9p0",
        .. new[] { "йцукенгшщзхъ", "фывапролджэ", "ячсмитьбю", "абвгдежзийклмнопрстуфхцчшщъыьэюя", "1й2ц3у4к5е6н7г8ш9щ0з", "й1ц2у3к4е5н6г7ш8щ9з0" }.Select(Fold.Text),
    ];

    /// <summary>What letters are written as by whoever thinks it helps.</summary>
    private const string Disguises = "013457", Letters = "oieast";

    private static readonly FrozenSet<string> Known = Read();
    private static readonly int Longest = Known.Max(w => w.Length);

    /// <param name="password">As it was typed.</param>
    /// <param name="own">Words that are common here: of the school, of the account.</param>
    public static int Count(string password, IReadOnlyCollection<string> own) =>
        Math.Min(CountOf(Bare(password), own), CountOf(Bare(password.Replace('@', 'a').Replace('$', 's')), own));

    /// <summary>Nothing but stretches of keys, digits and repetitions, however many: <c>qwe asd zxc 123</c>.</summary>
    public static bool IsAllKeys(string password)
    {
        var text = Bare(password);
        var reached = new bool[text.Length + 1];
        reached[0] = true;
        for (var end = 1; end <= text.Length; end++)
            for (var start = 0; start < end && !reached[end]; start++)
                reached[end] = reached[start] && IsKeys(text, start, end - start);
        return reached[^1];
    }

    /// <summary>Every word that is known, for the test that tries them.</summary>
    public static IEnumerable<string> All => Known;

    /// <summary>Dots and dashes hide nothing.</summary>
    public static string Bare(string? text) => string.Concat(Fold.Text(text).Where(char.IsLetterOrDigit));

    private static int CountOf(string text, IReadOnlyCollection<string> own)
    {
        var undisguised = string.Concat(text.Select(c => Disguises.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Letters[at] : c));
        var least = new int[text.Length + 1];
        for (var end = 1; end <= text.Length; end++)
        {
            least[end] = least[end - 1] + 1;
            for (var start = 0; start < end; start++)
                if (least[start] + 1 < least[end] && (IsWord(text[start..end], own) || IsWord(undisguised[start..end], own) || IsKeys(text, start, end - start)))
                    least[end] = least[start] + 1;
        }
        return least[^1];
    }

    private static bool IsWord(string part, IReadOnlyCollection<string> own) =>
        part.Length >= Shortest && ((part.Length <= Longest && Known.Contains(part)) || (part.Length > Shortest && own.Contains(part)));

    private static bool IsKeys(string text, int start, int length) =>
        text.Substring(start, length) is var part && (IsDigits(part) || (length >= Run && IsAlongTheKeys(part)) || IsRepeated(text, start, length));

    /// <summary>A year, a date, a telephone, whatever: digits by themselves are one thing to guess.</summary>
    private static bool IsDigits(string part) => part.All(char.IsAsciiDigit);

    private static bool IsAlongTheKeys(string part) => Array.Exists(Rows, row =>
        row.Contains(part, StringComparison.Ordinal) || row.Contains(string.Concat(part.Reverse()), StringComparison.Ordinal));

    /// <summary>One letter over and over, or what has just stood there once more.</summary>
    private static bool IsRepeated(string text, int start, int length) =>
        (length >= Run && text.AsSpan(start, length).IndexOfAnyExcept(text[start]) < 0)
        || (length >= 2 && start >= length && text.AsSpan(start - length, length).SequenceEqual(text.AsSpan(start, length)));

    private static FrozenSet<string> Read()
    {
        using var stream = typeof(CommonParts).Assembly.GetManifestResourceStream("common-words.txt")!;
        using var reader = new StreamReader(stream);
        var words = reader.ReadToEnd().Split('\n').Where(line => !line.StartsWith('#')).SelectMany(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries)).Select(Bare);
        return words.SelectMany(word => (string[])[word, UserNames.Typed(word), Bare(Elsewhere(word, RussianKeys, LatinKeys)), Bare(Elsewhere(word, LatinKeys, RussianKeys))])
            .Where(word => word.Length >= Shortest).ToFrozenSet();
    }

    /// <summary>The word as it comes out when the keyboard is set to the other language.</summary>
    private static string Elsewhere(string word, string from, string to) =>
        string.Concat(word.Select(c => from.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? to[at] : c));
}
