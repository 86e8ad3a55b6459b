using Gym24.Questionnaires.Questions;

namespace Gym24.Questionnaires.Results;

/// <summary>What is reckoned from counted answers.</summary>
internal static class Figures
{
    /// <summary>The mean of a scale; none where nobody has answered.</summary>
    public static double? Mean(Question question, Counted counted) => counted.Answered == 0 ? null
        : question.Choices.Sum(c => (double)c * counted.Of(c)) / counted.Answered;

    /// <summary>The value in the middle; of two in the middle, half way between them.</summary>
    public static double? Median(Question question, Counted counted)
    {
        if (counted.Answered == 0)
            return null;
        return (At((counted.Answered - 1) / 2) + At(counted.Answered / 2)) / 2.0;

        int At(int index)
        {
            foreach (var choice in question.Choices)
                if ((index -= counted.Of(choice)) < 0)
                    return choice;
            return question.To;
        }
    }

    /// <summary>A ranking by Borda's count: of n options the best of a sheet gets n − 1 points, the last one none. The most points first.</summary>
    public static IReadOnlyList<Ranked> Ranking(Question question, Counted counted)
    {
        var places = Enumerable.Range(1, question.Options.Count).ToList();
        return [.. question.Choices
            .Select(o => new Ranked(o, places.Sum(p => counted.Of(o, p) * (question.Options.Count - p)),
                counted.Answered == 0 ? 0 : places.Sum(p => (double)p * counted.Of(o, p)) / counted.Answered))
            .OrderByDescending(r => r.Points).ThenBy(r => r.Option)];
    }

    /// <summary>How many per cent, in whole numbers.</summary>
    public static int Share(int part, int whole) => whole == 0 ? 0 : (int)Math.Round(100.0 * part / whole, MidpointRounding.AwayFromZero);
}

/// <summary>An option among the ranked.</summary>
/// <param name="Points">Borda's count.</param>
/// <param name="MeanPlace">From 1.</param>
internal sealed record Ranked(int Option, int Points, double MeanPlace);
