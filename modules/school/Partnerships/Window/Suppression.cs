namespace Gym24.Partnerships.Window;

/// <summary>What is told of a part of a whole.</summary>
internal enum Told
{
    Exactly = 0,

    /// <summary>From one to four.</summary>
    Few = 1,

    /// <summary>Five or more: hidden only to protect a small one.</summary>
    Many = 2,
}

/// <summary>
/// Which parts of a whole may be told to somebody who knows the whole. Small parts are hidden; where what is left for them would say more
/// than "from one to four", a larger one is hidden with them; where even that says more, nothing is told by parts. Every choice depends only
/// on what is told in the end, so that knowing this code narrows nothing either: a test tries every small vector.
/// </summary>
internal static class Suppression
{
    private const int Most = Published.Least - 1;

    /// <returns>By part; <see langword="null"/>: the parts must not be told.</returns>
    public static IReadOnlyList<Told>? Of(IReadOnlyList<int> parts)
    {
        var told = parts.Select(p => Published.Small(p) ? Told.Few : Told.Exactly).ToArray();
        var few = told.Count(t => t == Told.Few);
        var hidden = parts.Where(Published.Small).Sum();
        if (few == 0 || Alone(few, hidden))
            return told;
        // By its place and not by its size, which would say something about it.
        var first = Array.IndexOf(told, Told.Few);
        var large = Enumerable.Range(0, parts.Count).Where(i => parts[i] >= Published.Least).OrderBy(i => i < first).Cast<int?>().FirstOrDefault();
        if (large is not { } cover || !Covered(few, hidden + parts[cover]))
            return null;
        told[cover] = Told.Many;
        return told;
    }

    /// <summary>Small parts of this sum may each be anything small.</summary>
    private static bool Alone(int few, int sum) => Any(few, [sum]);

    /// <summary>Small parts and one large part of this sum: each small one may be anything small.</summary>
    private static bool Covered(int few, int sum) =>
        Any(few, [.. Enumerable.Range(few, few * (Most - 1) + 1).Where(small => !Alone(few, small) && sum - small >= Published.Least)]);

    /// <summary>Whatever one of the small parts is, the others can make up one of these sums.</summary>
    private static bool Any(int few, IReadOnlyList<int> sums) =>
        Enumerable.Range(1, Most).All(one => sums.Any(sum => sum - one >= few - 1 && sum - one <= Most * (few - 1)));
}
