namespace Gym24.Tsu.Shifts.Rules;

/// <summary>What parts those who have the same points.</summary>
internal enum TieBreak
{
    /// <summary>Nothing: they share a place.</summary>
    None = 0,

    /// <summary>Whose best single result is worth more.</summary>
    BestResult = 1,

    /// <summary>Who has more results that count.</summary>
    MoreResults = 2,
}

/// <summary>What a result is worth.</summary>
/// <param name="Level">Absent: for achievements whose level is not stated.</param>
/// <param name="Points">Whole, not negative.</param>
internal sealed record Worth(string? Level, string Outcome, int Points);

/// <summary>Kinds of achievements that are worth the same.</summary>
/// <param name="Kinds">A kind stands in one group at most.</param>
/// <param name="Cap">The group never brings more; absent: not limited.</param>
/// <param name="Points">What is not listed brings nothing.</param>
internal sealed record RuleGroup(string Name, IReadOnlyList<string> Kinds, int? Cap, IReadOnlyList<Worth> Points)
{
    public int Of(string? level, string outcome) => Points.FirstOrDefault(p => p.Level == level && p.Outcome == outcome)?.Points ?? 0;
}

/// <summary>One version of the rule by which places of shifts are given. A version never changes; a new one is made instead.</summary>
/// <param name="Number">From 1.</param>
/// <param name="From">Shifts whose applications open on this day or later follow it.</param>
/// <param name="Years">How many school years count, the shift's own included.</param>
/// <param name="Note">By whom and how it was decided, in the school's words.</param>
internal sealed record RuleFacts(Guid Id, int Number, DateOnly From, int Years, TieBreak TieBreak, string? Note, IReadOnlyList<RuleGroup> Groups)
{
    public bool SaysTheSame(RuleFacts other) => (From, Years, TieBreak, Note) == (other.From, other.Years, other.TieBreak, other.Note)
        && Groups.Count == other.Groups.Count && Groups.Zip(other.Groups).All(g => Same(g.First, g.Second));

    private static bool Same(RuleGroup a, RuleGroup b) => (a.Name, a.Cap) == (b.Name, b.Cap) && a.Kinds.ToHashSet().SetEquals(b.Kinds)
        && a.Points.Where(p => p.Points > 0).ToHashSet().SetEquals(b.Points.Where(p => p.Points > 0));
}
