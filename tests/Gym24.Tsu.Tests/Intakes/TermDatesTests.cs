using Gym24.Tsu.Intakes;

namespace Gym24.Tsu.Tests.Intakes;

public sealed class TermDatesTests
{
    private static TermDates Starting(DateOnly day, DayOfWeek? weekday = null) => new(day, day.AddDays(-20), day.AddDays(-1), weekday, null, null, null, []);

    [Theory]
    [InlineData("2026-10-01", "2026-12-31")]
    [InlineData("2027-02-01", "2027-04-30")]
    [InlineData("2026-11-30", "2027-02-27")]
    [InlineData("2027-11-30", "2028-02-28")]
    [InlineData("2026-09-15", "2026-12-14")]
    public void Three_months_end_the_day_before_the_same_day(string starts, string ends) =>
        Assert.Equal(DateOnly.Parse(ends), Starting(DateOnly.Parse(starts)).Ends(3));

    [Theory]
    [InlineData("2026-10-01", DayOfWeek.Wednesday, 13)]
    [InlineData("2026-10-01", DayOfWeek.Thursday, 14)]
    [InlineData("2027-02-01", DayOfWeek.Monday, 13)]
    public void Lessons_are_all_those_weekdays(string starts, DayOfWeek weekday, int lessons)
    {
        var days = Starting(DateOnly.Parse(starts), weekday).Lessons(3);
        Assert.Equal(lessons, days.Count);
        Assert.All(days, d => Assert.Equal(weekday, d.DayOfWeek));
        Assert.All(days.Zip(days.Skip(1)), pair => Assert.Equal(7, pair.Second.DayNumber - pair.First.DayNumber));
    }

    [Fact]
    public void Another_year_has_the_same_days_and_the_29th_of_February_moves()
    {
        var dates = Starting(new(2028, 2, 29)).InYears(1);
        Assert.Equal(new DateOnly(2029, 2, 28), dates.Starts);
        Assert.Equal(new DateOnly(2029, 2, 9), dates.EnrolFrom);
    }

    [Fact]
    public void What_is_kept_is_what_was_said()
    {
        var dates = new TermDates(new(2026, 10, 1), new(2026, 9, 1), new(2026, 9, 30), DayOfWeek.Friday, new(16, 0), new(17, 0), 12, ["b", "a"]);
        var row = new IntakeTerm { SchoolYear = 2026, Term = Term.Autumn };
        dates.WriteTo(row);
        var kept = TermDates.Of(row);
        Assert.Equal(dates, kept with { LeftOut = dates.LeftOut });
        Assert.Equal(["a", "b"], kept.LeftOut);
    }
}
