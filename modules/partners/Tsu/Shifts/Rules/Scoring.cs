using Gym24.Contracts.Portfolio;

namespace Gym24.Tsu.Shifts.Rules;

/// <summary>Why an achievement brings the points it brings.</summary>
internal enum Standing
{
    Counted = 0,

    /// <summary>The group had reached its cap: less than its worth, or nothing.</summary>
    Capped = 1,

    /// <summary>The rule names no group for achievements of this kind.</summary>
    OtherKind = 2,

    /// <summary>The group gives nothing for this level and result.</summary>
    NoPoints = 3,

    /// <summary>Before the school years that count.</summary>
    TooOld = 4,

    /// <summary>After the last day of applications.</summary>
    TooLate = 5,
}

/// <summary>An achievement as the rule sees it.</summary>
/// <param name="Group">Name of the group; absent where its kind is in none.</param>
/// <param name="Worth">By the table, before the cap.</param>
/// <param name="Points">What it brings.</param>
internal sealed record ScoreLine(string Title, string Kind, string? Level, string Outcome, DateOnly On, string? Group, int Worth, int Points, Standing Standing);

/// <summary>The points of a pupil and where they come from, what counts most first.</summary>
internal sealed record Score(IReadOnlyList<ScoreLine> Lines)
{
    public int Points { get; } = Lines.Sum(l => l.Points);

    public static readonly Score Nothing = new([]);
}

/// <summary>Points by a rule: the same achievements always bring the same. No database, no clock.</summary>
internal static class Scoring
{
    /// <param name="year">School year of the shift; the last one that counts.</param>
    /// <param name="until">Last day that counts.</param>
    public static Score Of(RuleFacts rule, int year, DateOnly until, IEnumerable<AchievementFacts> achievements)
    {
        var lines = achievements.Select(a => Line(rule, year, until, a)).ToList();
        foreach (var group in rule.Groups.Where(g => g.Cap is not null))
            Cut(lines, group);
        return new([.. lines.OrderByDescending(l => l.Points).ThenBy(l => l.Standing).ThenByDescending(l => l.On).ThenBy(l => l.Title, StringComparer.Ordinal)]);
    }

    private static ScoreLine Line(RuleFacts rule, int year, DateOnly until, AchievementFacts a)
    {
        var group = rule.Groups.FirstOrDefault(g => g.Kinds.Contains(a.Kind));
        var worth = group?.Of(a.Level, a.Outcome) ?? 0;
        var standing = a.SchoolYear <= year - rule.Years ? Standing.TooOld
            : a.On > until ? Standing.TooLate
            : group is null ? Standing.OtherKind
            : worth == 0 ? Standing.NoPoints : Standing.Counted;
        return new(a.Title, a.Kind, a.Level, a.Outcome, a.On, group?.Name, worth, standing == Standing.Counted ? worth : 0, standing);
    }

    /// <summary>The dearest come first, so that the cap cuts the least of them; which of two equal ones is cut makes no difference to the sum.</summary>
    private static void Cut(List<ScoreLine> lines, RuleGroup group)
    {
        var left = group.Cap!.Value;
        var order = lines.Index().Where(l => l.Item.Group == group.Name && l.Item.Standing == Standing.Counted)
            .OrderByDescending(l => l.Item.Worth).ThenByDescending(l => l.Item.On).ThenBy(l => l.Item.Title, StringComparer.Ordinal).ToList();
        foreach (var (index, line) in order)
        {
            var points = Math.Min(line.Worth, left);
            left -= points;
            if (points < line.Worth)
                lines[index] = line with { Points = points, Standing = Standing.Capped };
        }
    }
}
