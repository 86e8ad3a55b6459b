using Gym24.Questionnaires.Results;

namespace Gym24.Questionnaires.Tests;

/// <summary>No number that is shown, and none that is left when shown ones are subtracted, stands for too few.</summary>
public sealed class HidingTests
{
    private const int Least = 5;

    [Fact]
    public void Neither_a_group_nor_the_rest_is_ever_too_small()
    {
        var random = new Random(1);
        var hidAtAll = 0;
        for (var round = 0; round < 20_000; round++)
        {
            var groups = Enumerable.Range(0, random.Next(0, 7)).ToDictionary(i => $"{i}", _ => random.Next(0, 12));
            var shown = Hiding.Shown(groups, Least);
            Assert.All(shown, g => Assert.True(groups[g] >= Least));
            var rest = groups.Where(g => !shown.Contains(g.Key)).Sum(g => g.Value);
            Assert.True(shown.Count == 0 || rest is 0 or >= Least, $"{string.Join(' ', groups.Values)}: {rest} are left");
            hidAtAll += groups.Count(g => g.Value >= Least) > shown.Count ? 1 : 0;
        }
        Assert.True(hidAtAll > 100, "the rest was never too small: the rule was not tried");
    }

    [Theory]
    [InlineData("5 5 5", "0 1 2")]
    [InlineData("9 7 4", "0")]
    [InlineData("9 7 5 4", "0 1")]
    [InlineData("9 3 2", "0")]
    [InlineData("9 4", "")]
    [InlineData("4 4", "")]
    [InlineData("9 0", "0")]
    public void The_smallest_group_hides_with_the_rest(string answered, string shown) =>
        Assert.Equal(shown.Split(' ', StringSplitOptions.RemoveEmptyEntries),
            Hiding.Shown(answered.Split(' ').Index().ToDictionary(g => $"{g.Index}", g => int.Parse(g.Item, System.Globalization.CultureInfo.InvariantCulture)), Least).Order());
}
