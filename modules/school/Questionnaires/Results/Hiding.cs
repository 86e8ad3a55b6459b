namespace Gym24.Questionnaires.Results;

/// <summary>What a breakdown of anonymous answers may show.</summary>
internal static class Hiding
{
    /// <summary>
    /// The groups that may stand beside the whole: in each at least so many have answered, and in what is left of the whole, which anybody can
    /// subtract, too. So the smallest of the groups are left out until the rest is large enough or empty.
    /// </summary>
    /// <param name="answered">How many of each group have answered.</param>
    /// <param name="least">The minimum group.</param>
    public static IReadOnlySet<string> Shown(IReadOnlyDictionary<string, int> answered, int least)
    {
        var large = answered.Where(g => g.Value >= least).OrderByDescending(g => g.Value).ThenBy(g => g.Key, StringComparer.Ordinal).ToList();
        var rest = answered.Values.Sum() - large.Sum(g => g.Value);
        while (rest > 0 && rest < least && large.Count > 0)
        {
            rest += large[^1].Value;
            large.RemoveAt(large.Count - 1);
        }
        // One group alone beside nothing is the whole over again.
        return large.Select(g => g.Key).ToHashSet();
    }
}
