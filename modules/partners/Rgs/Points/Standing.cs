namespace Gym24.Rgs.Points;

/// <summary>A team's place.</summary>
/// <param name="Place">From 1; equal points share a place and the next one is left out (1, 2, 2, 4).</param>
internal sealed record Placed<T>(T Item, decimal Points, int Place);

internal static class Standing
{
    /// <summary>Best first; those with equal points keep their order.</summary>
    public static IReadOnlyList<Placed<T>> Of<T>(IEnumerable<(T Item, decimal Points)> entries)
    {
        var placed = new List<Placed<T>>();
        foreach (var (item, points) in entries.OrderByDescending(e => e.Points))
            placed.Add(new(item, points, placed.Count > 0 && placed[^1].Points == points ? placed[^1].Place : placed.Count + 1));
        return placed;
    }

    /// <summary>What a place is worth: the first wins, further ones down to <paramref name="prizePlaces"/> are prize-winners. Without points nobody is.</summary>
    public static string Outcome(int place, decimal points, int prizePlaces) =>
        points <= 0 ? "participant" : place == 1 ? "winner" : place <= prizePlaces ? "prize-winner" : "participant";
}
