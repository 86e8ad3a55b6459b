using Gym24.Rgs.Points;

namespace Gym24.Rgs.Tests;

public sealed class StandingTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("7", "1")]
    [InlineData("5 9 9 1", "1 1 3 4")]
    [InlineData("3 3 3", "1 1 1")]
    [InlineData("10 8 8 8 2 0", "1 2 2 2 5 6")]
    public void Equal_points_share_a_place_and_the_next_is_left_out(string points, string places) =>
        Assert.Equal(places, string.Join(' ', Standing.Of(points.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(p => (p, decimal.Parse(p)))).Select(p => p.Place)));

    /// <summary>The definition taken literally: a place is one more than the number of those who have more.</summary>
    [Fact]
    public void Places_are_those_of_the_definition()
    {
        var random = new Random(24);
        for (var round = 0; round < 500; round++)
        {
            var entries = Enumerable.Range(0, random.Next(1, 40)).Select(i => (i, Points: random.Next(0, 12) / 2m)).ToList();
            var placed = Standing.Of(entries);
            Assert.Equal(entries.Count, placed.Count);
            Assert.All(placed, p => Assert.Equal(1 + entries.Count(e => e.Points > p.Points), p.Place));
            Assert.Equal(placed.OrderByDescending(p => p.Points).Select(p => p.Points), placed.Select(p => p.Points));
        }
    }

    [Theory]
    [InlineData(1, 10, 3, "winner")]
    [InlineData(2, 9, 3, "prize-winner")]
    [InlineData(3, 8, 3, "prize-winner")]
    [InlineData(4, 7, 3, "participant")]
    [InlineData(1, 0, 3, "participant")]
    public void A_place_is_worth_what_the_round_says(int place, int points, int prizePlaces, string outcome) =>
        Assert.Equal(outcome, Standing.Outcome(place, points, prizePlaces));
}
