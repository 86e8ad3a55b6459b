using Gym24.Partnerships.Window;

namespace Gym24.Partnerships.Tests.Window;

public sealed class SuppressionTests
{
    /// <summary>Everything of up to this many people is tried: enough for each rule to apply with room to spare.</summary>
    private const int People = 24;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    public void Whoever_knows_the_whole_and_the_rule_learns_of_no_hidden_part_more_than_that_it_is_small_or_not(int parts)
    {
        for (var whole = 0; whole <= People; whole++)
            foreach (var alike in Vectors(parts, whole).GroupBy(Said))
            {
                if (alike.Key.Length == 0)
                    continue;
                var said = alike.Key.Split('|');
                for (var i = 0; i < parts; i++)
                {
                    var possible = alike.Select(v => v[i]).Distinct().Order().ToList();
                    if (said[i] == "<5")
                        Assert.True(possible is [1, 2, 3, 4], $"{alike.Key} of {whole}: {string.Join(',', possible)}");
                    else if (said[i] == "≥5")
                        Assert.True(possible.Count > 3 && possible[0] >= 5, $"{alike.Key} of {whole}: {string.Join(',', possible)}");
                    else
                        Assert.Equal([int.Parse(said[i], System.Globalization.CultureInfo.InvariantCulture)], possible);
                }
            }
    }

    [Theory]
    [InlineData("0", "0")]
    [InlineData("5,12", "5|12")]
    [InlineData("3,12,7", "<5|≥5|7")]
    [InlineData("12,3,7", "12|<5|≥5")]
    [InlineData("12,7,3", "≥5|7|<5")]
    [InlineData("3,2,12", "<5|<5|12")]
    [InlineData("1,1,12", "<5|<5|≥5")]
    [InlineData("0,3,20", "0|<5|≥5")]
    [InlineData("4", "")]
    [InlineData("3,0", "")]
    [InlineData("1,1", "")]
    [InlineData("2,5", "")]
    public void As_much_is_told_as_may_be(string parts, string said) =>
        Assert.Equal(said, Said([.. parts.Split(',').Select(p => int.Parse(p, System.Globalization.CultureInfo.InvariantCulture))]));

    private static string Said(int[] parts) => Published.Parts(parts) is { } told ? string.Join('|', told) : "";

    private static IEnumerable<int[]> Vectors(int parts, int whole)
    {
        if (parts == 1)
            return [[whole]];
        return Enumerable.Range(0, whole + 1).SelectMany(first => Vectors(parts - 1, whole - first).Select(rest => (int[])[first, .. rest]));
    }
}
