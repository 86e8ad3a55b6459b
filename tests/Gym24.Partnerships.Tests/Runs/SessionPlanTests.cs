using Gym24.Partnerships.Runs;

namespace Gym24.Partnerships.Tests.Runs;

public sealed class SessionPlanTests
{
    private static readonly DateOnly Monday = new(2026, 11, 23);

    [Fact]
    public void Short_run_is_held_daily_but_not_on_sunday() =>
        Assert.Equal(6, SessionPlan.Days(Monday, Monday.AddDays(6), []).Count);

    [Fact]
    public void Single_sunday_is_kept() =>
        Assert.Equal([Monday.AddDays(-1)], SessionPlan.Days(Monday.AddDays(-1), Monday.AddDays(-1), []));

    [Fact]
    public void Long_run_is_held_weekly() =>
        Assert.Equal([Monday, Monday.AddDays(7), Monday.AddDays(14)], SessionPlan.Days(Monday, Monday.AddDays(16), []));

    [Fact]
    public void Weekdays_decide_when_stated() =>
        Assert.Equal([Monday.AddDays(1), Monday.AddDays(3)], SessionPlan.Days(Monday, Monday.AddDays(6), [DayOfWeek.Thursday, DayOfWeek.Tuesday]));

    [Theory]
    [InlineData(10, 11, 11, 12, false)]
    [InlineData(10, 12, 11, 12, true)]
    [InlineData(11, 12, 10, 12, true)]
    [InlineData(10, 11, 10, null, true)]
    [InlineData(10, null, 11, 12, null)]
    [InlineData(null, null, 11, 12, null)]
    public void Sessions_meet(int? at, int? until, int? otherAt, int? otherUntil, bool? meet)
    {
        static TimeOnly? Hour(int? hour) => hour is { } h ? new TimeOnly(h, 0) : null;
        Assert.Equal(meet, SessionPlan.Meet(Hour(at), Hour(until), Hour(otherAt), Hour(otherUntil)));
        Assert.Equal(meet, SessionPlan.Meet(Hour(otherAt), Hour(otherUntil), Hour(at), Hour(until)));
    }
}
