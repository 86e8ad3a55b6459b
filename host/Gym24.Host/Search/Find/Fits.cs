using Gym24.Contracts.Data;

namespace Gym24.Host.Search.Find;

/// <summary>How well words that occur fit the words that were typed.</summary>
internal sealed class Fits
{
    /// <summary>From here on a fit is no misspelling.</summary>
    public const double Sure = 0.6;

    private const double Same = 1, Form = 0.92, Begins = 0.75, Kin = 0.6, Misspelt = 0.4, BadlyMisspelt = 0.25;
    private const int ShortestKin = 4, LongEnough = 8;

    private readonly Dictionary<string, double>[] _words;

    public Fits(TypedWords typed, IEnumerable<string> occurring)
    {
        Typed = typed;
        _words = [.. typed.Words.Select(_ => new Dictionary<string, double>())];
        var stems = typed.Words.Select(RussianStem.Of).ToArray();
        foreach (var word in occurring.Distinct())
        {
            var stem = RussianStem.Of(word);
            for (var i = 0; i < _words.Length; i++)
                if (Of(typed.Words[i], stems[i], word, stem) is > 0 and var fit)
                    _words[i][word] = fit;
        }
        Together(typed.Words);
    }

    public TypedWords Typed { get; }

    /// <summary>For each word typed: the words that fit it, and how well.</summary>
    public IReadOnlyList<IReadOnlyDictionary<string, double>> Words => _words;

    /// <summary>How much of what was typed occurs at all.</summary>
    public double Sum => _words.Sum(w => w.Count == 0 ? 0 : w.Values.Max()) / Math.Max(1, _words.Length);

    public double Best(int typed, string word) => _words[typed].GetValueOrDefault(word);

    /// <summary>«Мед класс» for «медкласс»: the whole stands for both.</summary>
    private void Together(IReadOnlyList<string> typed)
    {
        for (var i = 0; i + 1 < typed.Count; i++)
            foreach (var (word, fit) in _words[i].Concat(_words[i + 1]).ToList())
                if (word == typed[i] + typed[i + 1])
                    _words[i][word] = _words[i + 1][word] = Math.Max(fit, Form);
    }

    private static double Of(string typed, string typedStem, string word, string stem)
    {
        if (typed == word)
            return Same;
        if (typedStem == stem)
            return Form;
        if (word.StartsWith(typed, StringComparison.Ordinal) && (typed.Length > 1 || char.IsDigit(typed[0])))
            return Begins;
        if (typedStem.Length >= ShortestKin && word.StartsWith(typedStem, StringComparison.Ordinal))
            return Kin;
        if (!SearchWords.MayBeMisspelt(typed))
            return 0;
        var apart = Math.Min(SearchWords.Distance(typed, word), Math.Min(Math.Min(typedStem.Length, stem.Length) > 3 ? SearchWords.Distance(typedStem, stem) : 3, Begun(typed, word)));
        return apart <= 1 ? Misspelt : apart == 2 && Math.Min(typedStem.Length, stem.Length) >= LongEnough - 2 && typed.Length >= LongEnough ? BadlyMisspelt : 0;
    }

    /// <summary>A misspelt beginning of a longer word.</summary>
    private static int Begun(string typed, string word) =>
        typed.Length > ShortestKin && word.Length > typed.Length ? SearchWords.Distance(typed, word[..typed.Length]) : 3;
}
