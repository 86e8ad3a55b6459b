using Gym24.Contracts;
using Gym24.Tusur.Lessons;
using Gym24.Tusur.Lessons.ListLessons;
using Gym24.Tusur.Lessons.PlanLessons;
using static Gym24.Tusur.Tests.TusurSchool;

namespace Gym24.Tusur.Tests.Lessons;

public sealed class LessonPlanTests
{
    private static LessonDraft Draft(string? daysOff = null) => new()
    {
        Subject = "physics", Weekday = DayOfWeek.Tuesday, At = new TimeOnly(15, 0), Until = new TimeOnly(16, 30), DaysOff = daysOff, Room = "305", Places = 20,
    };

    [Fact]
    public void Lessons_are_weekly_in_March_and_April()
    {
        var plan = LessonPlan.Of([3, 4], 2026, DayOfWeek.Tuesday, [], Today);
        Assert.Equal(new DateOnly(2027, 3, 2), plan.Days[0]);
        Assert.Equal(new DateOnly(2027, 4, 27), plan.Days[^1]);
        Assert.Equal(9, plan.Days.Count);
        Assert.All(plan.Days.Zip(plan.Days.Skip(1)), pair => Assert.Equal(7, pair.Second.DayNumber - pair.First.DayNumber));
    }

    [Fact]
    public void Days_off_and_past_days_fall_out()
    {
        var off = LessonPlan.DaysOff("22.03.2027 – 28.03.2027\n2027-04-06\n 27.4.2027;\n\n", new Faults());
        var plan = LessonPlan.Of([3, 4], 2026, DayOfWeek.Tuesday, off, new DateOnly(2027, 3, 10));
        Assert.Equal([new DateOnly(2027, 3, 23), new(2027, 4, 6), new(2027, 4, 27)], plan.Skipped);
        Assert.Equal([new DateOnly(2027, 3, 16), new(2027, 3, 30), new(2027, 4, 13), new(2027, 4, 20)], plan.Days);
    }

    [Theory]
    [InlineData("31.02.2027")]
    [InlineData("весной")]
    [InlineData("28.03.2027-22.03.2027")]
    public void What_is_no_day_is_said_by_line(string typed)
    {
        var faults = new Faults();
        LessonPlan.DaysOff("08.03.2027\n" + typed, faults);
        Assert.Contains("2", Assert.Single(faults.Found).Message);
    }

    [Fact]
    public void Iso_spans_are_understood() =>
        Assert.Equal([(new DateOnly(2027, 3, 22), new DateOnly(2027, 3, 28))], LessonPlan.DaysOff("2027-03-22-2027-03-28", new Faults()));

    [Fact]
    public async Task A_plan_opens_one_run_with_those_lessons()
    {
        await using var school = await Start();
        var run = await school.Run(await school.School.Send(new OpenLessons(Draft("23.03.2027"))));
        Assert.Equal((TusurOfferings.Lessons, new DateOnly(2027, 3, 2), new DateOnly(2027, 4, 27), 20), (run!.Offering, run.Starts, run.Ends, run.Places!.Value));
        Assert.Equal("duplicate", (await Refused(() => school.School.Send(new OpenLessons(Draft())))).Code);
        Assert.Single(await school.School.Send(new ListLessons()));
    }

    [Fact]
    public async Task Subjects_are_those_of_the_olympiads()
    {
        await using var school = await Start();
        Assert.Equal(["informatics", "math", "physics"], (await school.School.Send(new ReadLessonChoice())).Subjects.Order());
        Assert.Equal("subject", (await Refused(() => school.School.Send(new OpenLessons(Draft() with { Subject = "chemistry" })))).Faults[0].Field);
        Assert.Equal("weekday", (await Refused(() => school.School.Send(new PreviewLessons(Draft() with { Weekday = (DayOfWeek)9 })))).Faults[0].Field);
    }

    [Fact]
    public async Task Only_the_coordinator_plans()
    {
        await using var school = await Start();
        school.AsTeacher();
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.School.Send(new OpenLessons(Draft())))).Kind);
    }
}
