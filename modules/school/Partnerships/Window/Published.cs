using Gym24.Contracts.Ui;
using Gym24.Partnerships.Overview;

namespace Gym24.Partnerships.Window;

/// <summary>Numbers as they may leave the school: nobody is to be told from a small one.</summary>
internal static class Published
{
    public static bool Small(int people) => people is > 0 and < HeadCounts.Least;

    public static string Say(int people) => Small(people) ? $"<{HeadCounts.Least}" : Words.Number(people);

    /// <summary>Parts of a whole. Where a single one is small it could be reckoned from the whole, so the next in size is not told exactly either.</summary>
    public static IReadOnlyList<string> Say(IReadOnlyList<int> parts)
    {
        var said = parts.Select(Say).ToArray();
        if (parts.Count(Small) == 1 && parts.Where(p => p >= HeadCounts.Least).DefaultIfEmpty().Min() is > 0 and var least)
            said[parts.ToList().IndexOf(least)] = $"≥{HeadCounts.Least}";
        return said;
    }
}
