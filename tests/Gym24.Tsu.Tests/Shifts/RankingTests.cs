using System.Numerics;
using Gym24.Tsu.Shifts.Rules;

namespace Gym24.Tsu.Tests.Shifts;

public sealed class RankingTests
{
    [Theory]
    [InlineData("9 7 7 3", 4, "1 2 2 4", "I I I I", 0)]
    [InlineData("9 7 7 3", 3, "1 2 2 4", "I I I O", 0)]
    [InlineData("9 7 7 3", 2, "1 2 2 4", "I B B O", 1)]
    [InlineData("9 7 7 3", 1, "1 2 2 4", "I O O O", 0)]
    [InlineData("9 7 7 3", 0, "1 2 2 4", "O O O O", 0)]
    [InlineData("9 9 9", 2, "1 1 1", "B B B", 2)]
    [InlineData("0 0", 1, "1 1", "B B", 1)]
    [InlineData("3 9 7", 1, "1 2 3", "I O O", 0)]
    [InlineData("5 5 4 4 4 1", 3, "1 1 3 3 3 6", "I I B B B O", 1)]
    [InlineData("5", null, "1", "I", 0)]
    [InlineData("5 5 5", null, "1 1 1", "I I I", 0)]
    public void Equal_ones_share_a_place_and_a_tie_where_places_end_is_left_open(string points, int? places, string expected, string chances, int border)
    {
        var ranking = Ranking.Of(TieBreak.None, points.Split(' ').Select(p => Of(int.Parse(p, System.Globalization.CultureInfo.InvariantCulture))), places);
        Assert.Equal(expected, string.Join(' ', ranking.Lines.Select(l => l.Place)));
        Assert.Equal(chances, string.Join(' ', ranking.Lines.Select(l => l.Chance.ToString()[0])));
        Assert.Equal(border, ranking.BorderPlaces);
    }

    [Fact]
    public void Nobody_makes_an_empty_list() => Assert.Equal((0, 0), (Ranking.Of(TieBreak.None, [], 5).Lines.Count, Ranking.Of(TieBreak.None, [], 5).BorderPlaces));

    [Fact]
    public void A_tie_is_parted_by_what_the_rule_says_and_by_nothing_else()
    {
        Applicant one = Of(10), two = Of(5, 5), three = Of(4, 4, 2);
        Assert.All(Ranking.Of(TieBreak.None, [three, two, one], 1).Lines, l => Assert.Equal((1, true, Chance.Border), (l.Place, l.Shared, l.Chance)));
        Assert.Equal([one.Person, two.Person, three.Person], Ranking.Of(TieBreak.BestResult, [three, two, one], 1).Lines.Select(l => l.Person));
        Assert.Equal([three.Person, two.Person, one.Person], Ranking.Of(TieBreak.MoreResults, [one, two, three], 1).Lines.Select(l => l.Person));
        // Points come first, whatever parts a tie.
        Applicant more = Of(3, 3, 3, 3);
        Assert.Equal(more.Person, Ranking.Of(TieBreak.BestResult, [one, more], 1).Lines[0].Person);
        // Equal in that as well: the order of application, and the same place.
        Applicant same = Of(10);
        Assert.Equal([(one.Person, 1), (same.Person, 1)], Ranking.Of(TieBreak.BestResult, [one, same], 1).Lines.Select(l => (l.Person, l.Place)));
    }

    /// <summary>
    /// Looks at every set of people that could get the places: fair is one in which nobody outside is better than somebody inside. In is who
    /// is in all fair sets, out who is in none, on the border the others.
    /// </summary>
    [Fact]
    public void Chances_are_those_of_all_fair_ways_to_give_the_places()
    {
        var random = new Random(1024);
        for (var round = 0; round < 600; round++)
        {
            var all = Enumerable.Range(0, random.Next(0, 9)).Select(_ => Of([.. Enumerable.Range(0, random.Next(0, 3)).Select(_ => random.Next(0, 4))])).ToList();
            var (tieBreak, places) = ((TieBreak)random.Next(3), random.Next(0, 10));
            var ranking = Ranking.Of(tieBreak, all, places);
            Assert.Equal(all.Select(a => a.Person).Order(), ranking.Lines.Select(l => l.Person).Order());
            var fair = Enumerable.Range(0, 1 << all.Count).Where(set => BitOperations.PopCount((uint)set) == Math.Min(places, all.Count) && IsFair(set, all, tieBreak)).ToList();
            Assert.NotEmpty(fair);
            foreach (var line in ranking.Lines)
            {
                var bit = 1 << all.FindIndex(a => a.Person == line.Person);
                var among = fair.Count(set => (set & bit) != 0);
                Assert.Equal(among == fair.Count ? Chance.In : among == 0 ? Chance.Out : Chance.Border, line.Chance);
                var self = all.Single(a => a.Person == line.Person);
                Assert.Equal(1 + all.Count(a => IsBetter(a, self, tieBreak)), line.Place);
                Assert.Equal(all.Any(a => a != self && !IsBetter(a, self, tieBreak) && !IsBetter(self, a, tieBreak)), line.Shared);
            }
            var certain = ranking.Lines.Count(l => l.Chance == Chance.In);
            Assert.Equal(ranking.Border.Any() ? places - certain : 0, ranking.BorderPlaces);
        }
    }

    private static bool IsFair(int set, List<Applicant> all, TieBreak tieBreak) =>
        !all.Where((_, i) => (set & (1 << i)) == 0).Any(outside => all.Where((_, i) => (set & (1 << i)) != 0).Any(inside => IsBetter(outside, inside, tieBreak)));

    private static bool IsBetter(Applicant a, Applicant b, TieBreak tieBreak)
    {
        int SumOf(Applicant x) => x.Score.Lines.Sum(l => l.Points);
        if (SumOf(a) != SumOf(b))
            return SumOf(a) > SumOf(b);
        int[] ofA = [.. a.Score.Lines.Select(l => l.Points), 0], ofB = [.. b.Score.Lines.Select(l => l.Points), 0];
        return tieBreak switch
        {
            TieBreak.BestResult => ofA.Max() > ofB.Max(),
            TieBreak.MoreResults => ofA.Count(p => p > 0) > ofB.Count(p => p > 0),
            _ => false,
        };
    }

    private static Applicant Of(params int[] points) => new(Guid.NewGuid(),
        new([.. points.Select(p => new ScoreLine("", "olympiad", null, "winner", new(2026, 10, 1), "Олимпиады", p, p, Standing.Counted))]));
}
