using Gym24.Contracts.Portfolio;
using Gym24.Tsu.Shifts.Rules;

namespace Gym24.Tsu.Tests.Shifts;

public sealed class ScoringTests
{
    private static readonly DateOnly Until = new(2026, 12, 10);

    /// <summary>Olympiads by level, at most 30; courses 2 for whoever completed one of a level that is not stated.</summary>
    internal static RuleFacts Rule(int? cap = 30, int years = 2, TieBreak tieBreak = TieBreak.None) => new(Guid.NewGuid(), 1, new(2026, 9, 1), years, tieBreak, null,
    [
        new("Олимпиады", ["olympiad", "conference"], cap,
            [new("school", "winner", 5), new("municipal", "winner", 12), new("municipal", "prize-winner", 9), new("regional", "winner", 20), new("regional", "participant", 4)]),
        new("Курсы", ["course"], null, [new(null, "completed", 2)]),
    ]);

    [Theory]
    [InlineData("olympiad", "municipal", "winner", "2026-10-01", 12, Standing.Counted)]
    [InlineData("conference", "municipal", "winner", "2026-10-01", 12, Standing.Counted)]
    [InlineData("olympiad", "municipal", "participant", "2026-10-01", 0, Standing.NoPoints)]
    [InlineData("olympiad", null, "winner", "2026-10-01", 0, Standing.NoPoints)]
    [InlineData("olympiad", "municipal", "not-completed", "2026-10-01", 0, Standing.NoPoints)]
    [InlineData("course", null, "completed", "2026-10-01", 2, Standing.Counted)]
    [InlineData("course", "school", "completed", "2026-10-01", 0, Standing.NoPoints)]
    [InlineData("sport-event", "municipal", "winner", "2026-10-01", 0, Standing.OtherKind)]
    [InlineData("something-new", "municipal", "winner", "2026-10-01", 0, Standing.OtherKind)]
    [InlineData("olympiad", "municipal", "winner", "2025-09-01", 12, Standing.Counted)]
    [InlineData("olympiad", "municipal", "winner", "2025-08-31", 0, Standing.TooOld)]
    [InlineData("sport-event", "municipal", "winner", "2025-08-31", 0, Standing.TooOld)]
    [InlineData("olympiad", "municipal", "winner", "2026-12-10", 12, Standing.Counted)]
    [InlineData("olympiad", "municipal", "winner", "2026-12-11", 0, Standing.TooLate)]
    public void An_achievement_brings_what_the_rule_says(string kind, string? level, string outcome, string on, int points, object standing)
    {
        var line = Scoring.Of(Rule(), 2026, Until, [Won(kind, level, outcome, DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture))]).Lines.Single();
        Assert.Equal((points, (Standing)standing), (line.Points, line.Standing));
    }

    [Fact]
    public void A_cap_cuts_the_cheapest_and_says_so()
    {
        var score = Scoring.Of(Rule(), 2026, Until,
        [
            Won("olympiad", "school", "winner"), Won("olympiad", "regional", "winner"), Won("conference", "municipal", "prize-winner"), Won("course", null, "completed"),
        ]);
        Assert.Equal(32, score.Points);
        Assert.Equal([20, 9, 2, 1], score.Lines.Select(l => l.Points));
        Assert.Equal([Standing.Counted, Standing.Counted, Standing.Counted, Standing.Capped], score.Lines.Select(l => l.Standing));
        Assert.Equal((5, 1), (score.Lines[3].Worth, score.Lines[3].Points));
    }

    [Fact]
    public void Nothing_brings_nothing() => Assert.Equal(0, Scoring.Of(Rule(), 2026, Until, []).Points);

    [Fact]
    public void Points_never_depend_on_the_order_and_are_what_the_caps_leave()
    {
        var random = new Random(24);
        string[] kinds = ["olympiad", "conference", "course", "sport-event"], outcomes = ["winner", "prize-winner", "participant", "completed", "not-completed"];
        string?[] levels = ["school", "municipal", "regional", null];
        for (var round = 0; round < 2000; round++)
        {
            var rule = Rule(random.Next(3) == 0 ? null : random.Next(1, 60), random.Next(1, 4));
            var all = Enumerable.Range(0, random.Next(12)).Select(_ => Won(kinds[random.Next(4)], levels[random.Next(4)], outcomes[random.Next(5)],
                new DateOnly(2023, 9, 1).AddDays(random.Next(1300)))).ToArray();
            var expected = rule.Groups.Sum(g => Math.Min(g.Cap ?? int.MaxValue, all
                .Where(a => a.On <= Until && a.SchoolYear >= 2026 - rule.Years + 1 && g.Kinds.Contains(a.Kind))
                .Sum(a => g.Points.Where(p => p.Level == a.Level && p.Outcome == a.Outcome).Sum(p => p.Points))));
            var score = Scoring.Of(rule, 2026, Until, all);
            Assert.Equal(expected, score.Points);
            Assert.Equal(all.Length, score.Lines.Count);
            random.Shuffle(all);
            Assert.Equal(score.Lines, Scoring.Of(rule, 2026, Until, all).Lines);
        }
    }

    private static int _made;

    private static AchievementFacts Won(string kind, string? level, string outcome, DateOnly? on = null)
    {
        var day = on ?? new DateOnly(2026, 10, 1);
        return new(Guid.Empty, $"{kind} {++_made}", kind, level, outcome, day, day.Month >= 9 ? day.Year : day.Year - 1);
    }
}
