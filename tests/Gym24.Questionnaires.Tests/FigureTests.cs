using Gym24.Questionnaires.Questions;
using Gym24.Questionnaires.Results;

namespace Gym24.Questionnaires.Tests;

/// <summary>What is reckoned from counted answers is what one would reckon from the sheets.</summary>
public sealed class FigureTests
{
    private static readonly Question
        Scale = new() { Id = "q1", Kind = QuestionKind.Scale, Text = "?", From = 0, To = 10 },
        Order = new() { Id = "q2", Kind = QuestionKind.Ranking, Text = "?", Options = ["А", "Б", "В", "Г"] },
        Said = new() { Id = "q3", Kind = QuestionKind.Text, Text = "?" };

    private static readonly QuestionList List = new([Scale, Order, Said]);

    [Fact]
    public void Mean_median_and_ranking_are_those_of_the_sheets()
    {
        var random = new Random(42);
        for (var round = 0; round < 200; round++)
        {
            var sheets = Some(random, random.Next(1, 40));
            var tally = Tally.Of(List, sheets);
            var values = sheets.Select(s => s["q1"]!.Picked[0]).Order().ToList();
            Assert.Equal(values.Average(), Figures.Mean(Scale, tally[Scale])!.Value, 9);
            Assert.Equal((values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2.0, Figures.Median(Scale, tally[Scale]));

            // Borda by duels: a point for each option that stands below on a sheet.
            foreach (var ranked in Figures.Ranking(Order, tally[Order]))
            {
                Assert.Equal(sheets.Sum(s => Order.Choices.Count(o => s["q2"]!.Picked.IndexOf(o) > s["q2"]!.Picked.IndexOf(ranked.Option))), ranked.Points);
                Assert.Equal(sheets.Average(s => s["q2"]!.Picked.IndexOf(ranked.Option) + 1), ranked.MeanPlace, 9);
            }
            Assert.Equal(Figures.Ranking(Order, tally[Order]).Select(r => r.Points).OrderDescending(), Figures.Ranking(Order, tally[Order]).Select(r => r.Points));
        }
    }

    [Fact]
    public void Nobody_has_no_mean()
    {
        Assert.Null(Figures.Mean(Scale, new Counted()));
        Assert.Null(Figures.Median(Scale, new Counted()));
        Assert.All(Figures.Ranking(Order, new Counted()), r => Assert.Equal((0, 0), (r.Points, r.MeanPlace)));
        Assert.Equal(0, Figures.Share(0, 0));
    }

    [Fact]
    public void What_is_stored_says_nothing_of_the_order_in_which_people_answered()
    {
        var random = new Random(7);
        var sheets = Some(random, 30);
        var stored = Stored.Write(Tally.Of(List, sheets));
        for (var round = 0; round < 20; round++)
        {
            random.Shuffle(sheets);
            // Also where each answer finds what the one before has stored.
            var content = Stored.Write(new Tally());
            foreach (var sheet in sheets)
            {
                var tally = Stored.Read<Tally>(content);
                tally.Add(List, sheet);
                content = Stored.Write(tally);
            }
            Assert.Equal(stored, content);
        }
    }

    [Fact]
    public void Groups_together_are_the_whole()
    {
        var sheets = Some(new Random(3), 24);
        var whole = new Tally();
        foreach (var group in sheets.Chunk(7))
            whole.Add(Tally.Of(List, group));
        Assert.Equal(Stored.Write(Tally.Of(List, sheets)), Stored.Write(whole));
    }

    private static Sheet[] Some(Random random, int count) => [.. Enumerable.Range(0, count).Select(_ =>
    {
        var places = Order.Choices.ToArray();
        random.Shuffle(places);
        return new Sheet(new Dictionary<string, Reply>
        {
            ["q1"] = new(null, [random.Next(0, 11)]), ["q2"] = new(null, places), ["q3"] = new($"слово {random.Next(5)}", []),
        });
    })];
}

internal static class Places
{
    public static int IndexOf(this IReadOnlyList<int> all, int one) => all.ToList().IndexOf(one);
}
