using Gym24.Contracts;
using Gym24.Contracts.Data;

namespace Gym24.Host.Search.Find;

/// <summary>The order of what was found: ours, and the same for the same words.</summary>
/// <param name="fits">What fits the words that were typed.</param>
/// <param name="rarity">How much each word that was typed counts.</param>
internal sealed class Ranking(Fits fits, IReadOnlyList<double> rarity)
{
    private const double InTitle = 1, InNames = 0.9, InText = 0.45, InWords = 0.2, WholeTitle = 1.2, BeginsTitle = 0.25, Filled = 0.5;

    private readonly string _whole = string.Join(' ', fits.Typed.Words);

    /// <returns><see langword="null"/> where nothing fits.</returns>
    public Score? Of(SearchDocument document)
    {
        var (sum, sure, all, called) = (0.0, true, true, true);
        var inTitle = new HashSet<string>();
        for (var i = 0; i < fits.Words.Count; i++)
        {
            var (title, word) = Best(i, document.Title);
            var (named, text, about) = (Best(i, document.Names).Fit, Best(i, document.Text).Fit, Best(i, document.Words).Fit);
            var fit = Math.Max(Math.Max(title * InTitle, named * InNames), Math.Max(text * InText, about * InWords));
            called &= Math.Max(title, named) >= Fits.Sure;
            if (word is not null && title > 0)
                inTitle.Add(word);
            all &= fit > 0;
            sure &= Math.Max(Math.Max(title, named), Math.Max(text, about)) is 0 or >= Fits.Sure;
            sum += fit * rarity[i];
        }
        if (sum == 0)
            return null;
        var total = rarity.Sum();
        sum += total * Filled * inTitle.Count / Math.Max(1, document.Title.Count) * (sure ? 1 : 0.5);
        if (document.Whole == _whole)
            sum += total * WholeTitle;
        else if (document.Whole.StartsWith(_whole, StringComparison.Ordinal) || (called && document.Names.Count > 0))
            sum += total * BeginsTitle;
        return new Score(sum / total, all, sure);
    }

    private (double Fit, string? Word) Best(int typed, IReadOnlyList<string> words)
    {
        (double Fit, string? Word) best = (0, null);
        foreach (var word in words)
            if (fits.Best(typed, word) is var fit && fit > best.Fit)
                best = (fit, word);
        return best;
    }

    /// <summary>The text in pieces: those whose words were looked for are marked.</summary>
    public IReadOnlyList<Piece> Marked(string text)
    {
        var pieces = new List<Piece>();
        var (start, at) = (0, 0);
        while (at < text.Length)
        {
            var end = at;
            while (end < text.Length && char.IsLetterOrDigit(text[end]))
                end++;
            if (end > at && SearchWords.Words(text[at..end]).Any(w => Enumerable.Range(0, fits.Words.Count).Any(i => fits.Best(i, w) > 0)))
            {
                if (at > start)
                    pieces.Add(new Piece(text[start..at], false));
                pieces.Add(new Piece(text[at..end], true));
                start = end;
            }
            at = Math.Max(end, at + 1);
        }
        if (start < text.Length)
            pieces.Add(new Piece(text[start..], false));
        return pieces;
    }
}

/// <param name="All">Every word that was typed is there.</param>
/// <param name="Sure">None of them as a misspelling only.</param>
internal sealed record Score(double Value, bool All, bool Sure);

/// <summary>A piece of a text.</summary>
/// <param name="Marked">It was looked for.</param>
public sealed record Piece(string Text, bool Marked);

/// <summary>Something that may be found, in words.</summary>
internal sealed class SearchDocument
{
    public SearchDocument(LocalText title, string href, string? text, string? names, string? words, string sortKey, Guid? person)
    {
        (Name, Href, Shown, SortKey, Person) = (title, href, text, sortKey, person);
        Title = [.. SearchWords.Words($"{title.Ru} ; {title.En}").Distinct()];
        Names = [.. SearchWords.Words(names).Distinct()];
        Text = SearchWords.Words(text);
        Words = [.. SearchWords.Words(words).Distinct()];
        Whole = string.Join(' ', SearchWords.Words(title.Ru));
    }

    public LocalText Name { get; }
    public string Href { get; }
    public string? Shown { get; }
    public string SortKey { get; }
    public Guid? Person { get; }
    public IReadOnlyList<string> Title { get; }
    public IReadOnlyList<string> Names { get; }
    public IReadOnlyList<string> Text { get; }
    public IReadOnlyList<string> Words { get; }
    public string Whole { get; }
}
