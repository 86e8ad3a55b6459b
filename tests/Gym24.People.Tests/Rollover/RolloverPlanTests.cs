using Gym24.People.Classes;
using Gym24.People.Rollover;

namespace Gym24.People.Tests.Rollover;

/// <summary>Where everybody goes on 1 September.</summary>
public sealed class RolloverPlanTests
{
    [Theory]
    [InlineData("1А", "Undecided", "2А")]
    [InlineData("7Б", "Leave", "8Б")]
    [InlineData("8", "Stay", "9")]
    [InlineData("10А", "Leave", "11А")]
    [InlineData("11А", "Stay", "leaves")]
    [InlineData("11", "Undecided", "leaves")]
    [InlineData("9А", "Stay", "10А")]
    [InlineData("9А", "Leave", "leaves")]
    [InlineData("9А", "Undecided", "undecided")]
    public void A_class_goes_where_its_grade_says(string from, string ninth, string to) => Assert.Equal(to, Fate(from, null, Enum.Parse<NinthGrade>(ninth)));

    [Theory]
    [InlineData("9А", "10Б", "10Б")]
    [InlineData("9А", "leave", "leaves")]
    [InlineData("7А", "7А", "7А")]
    [InlineData("6А", "leave", "leaves")]
    [InlineData("9А", "10 а", "10А")]
    [InlineData("9А", "десятый", "unreadable")]
    public void What_is_decided_about_one_counts_more(string from, string decision, string to)
    {
        foreach (var ninth in Enum.GetValues<NinthGrade>())
            Assert.Equal(to, Fate(from, decision, ninth));
    }

    [Fact]
    public void What_was_seen_changes_with_the_pupils_and_with_nothing_else()
    {
        var (a, b) = (Pupil(), Pupil());
        var one = Class("7А", a, b);
        Assert.Equal(Seen(one), Seen(one with { Pupils = [b, a] }));
        Assert.NotEqual(Seen(one), Seen(one with { Pupils = [a] }));
        Assert.NotEqual(Seen(one), Seen(one with { Id = Guid.NewGuid() }));

        static string Seen(PlanClass of) => RolloverPlan.Of([of], new Dictionary<Guid, string>(), NinthGrade.Stay).Seen;
    }

    private static string Fate(string from, string? decision, NinthGrade ninth)
    {
        var pupil = Pupil();
        var plan = RolloverPlan.Of([Class(from, pupil)], decision is null ? [] : new Dictionary<Guid, string> { [pupil.Id] = decision }, ninth);
        Assert.Equal(1, plan.Moves.Count + plan.Undecided.Count + plan.Unreadable.Count);
        return plan.Undecided.Count > 0 ? "undecided" : plan.Unreadable.Count > 0 ? "unreadable" : plan.Moves[0].To?.ToString() ?? "leaves";
    }

    private static PlanClass Class(string name, params PlanPupil[] pupils) => new(Guid.NewGuid(), ClassName.Parse(name)!, null, null, pupils);

    private static PlanPupil Pupil() => new(Guid.NewGuid(), "", Guid.NewGuid(), new DateOnly(2025, 9, 1));
}
