namespace Gym24.Tsu.Shifts.Rules;

/// <summary>What the points alone say about a place.</summary>
internal enum Chance
{
    /// <summary>Has a place, however ties are decided.</summary>
    In = 0,

    /// <summary>Equal to others where the places end: somebody has to decide.</summary>
    Border = 1,

    /// <summary>Waits, however ties are decided.</summary>
    Out = 2,
}

/// <summary>Somebody who asks for a place.</summary>
internal sealed record Applicant(Guid Person, Score Score);

/// <param name="Place">Standard competition ranking: 1, 1, 3.</param>
/// <param name="Shared">Others have the same place.</param>
internal sealed record Ranked(Guid Person, int Place, bool Shared, Chance Chance, Score Score);

/// <summary>Applicants in order of points; those equal in everything the rule looks at share a place and stand in the order they came in.</summary>
/// <param name="BorderPlaces">How many places are left for those on the border; 0 without a border.</param>
internal sealed record Ranking(IReadOnlyList<Ranked> Lines, int BorderPlaces)
{
    public IEnumerable<Ranked> Border => Lines.Where(l => l.Chance == Chance.Border);

    /// <param name="applicants">In order of application.</param>
    /// <param name="places">How many there are to give; absent: not limited.</param>
    public static Ranking Of(TieBreak tieBreak, IEnumerable<Applicant> applicants, int? places)
    {
        var (lines, border) = (new List<Ranked>(), 0);
        var groups = applicants.GroupBy(a => (a.Score.Points, Second: Second(tieBreak, a.Score)))
            .OrderByDescending(g => g.Key.Points).ThenByDescending(g => g.Key.Second);
        foreach (var group in groups)
        {
            var (equal, before) = (group.ToList(), lines.Count);
            var chance = before + equal.Count <= (places ?? int.MaxValue) ? Chance.In : before < places ? Chance.Border : Chance.Out;
            if (chance == Chance.Border)
                border = places!.Value - before;
            lines.AddRange(equal.Select(a => new Ranked(a.Person, before + 1, equal.Count > 1, chance, a.Score)));
        }
        return new(lines, border);
    }

    private static int Second(TieBreak tieBreak, Score score) => tieBreak switch
    {
        TieBreak.BestResult => score.Lines.Select(l => l.Points).DefaultIfEmpty().Max(),
        TieBreak.MoreResults => score.Lines.Count(l => l.Points > 0),
        _ => 0,
    };
}
