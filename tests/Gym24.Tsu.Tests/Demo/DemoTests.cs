using Gym24.Contracts.Data;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Shell;
using Gym24.Tsu.Intakes.ListIntakes;
using Gym24.Tsu.Overview;
using Gym24.Tsu.Shifts.ListShifts;
using Gym24.Tsu.Tests.Shifts;
using Gym24.Tsu.Topics;
using Gym24.Tsu.Topics.ListTopics;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Tsu.Tests.TsuSchool;

namespace Gym24.Tsu.Tests.Demo;

public sealed class DemoTests
{
    [Theory]
    [InlineData(-80)]
    [InlineData(-50)]
    [InlineData(-20)]
    [InlineData(0)]
    [InlineData(70)]
    [InlineData(100)]
    [InlineData(150)]
    public async Task The_invented_school_takes_applications_on_any_day_of_the_courses(int later)
    {
        await using var school = await Start(6);
        school.School.Clock.Advance(TimeSpan.FromDays(later));
        await Fill(school, Today.AddDays(later));
        var lines = (await school.Plan()).Terms.SelectMany(t => t.Lines).ToList();
        Assert.All(lines.Select(l => l.Run).Where(r => r is not null), r => Assert.True(r!.EnrolFrom <= r.EnrolTo));
        Assert.Contains(lines, l => l.Run is { } run && Shown.TakesNow(run, Today.AddDays(later)) && run.Taken > 0);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(130)]
    [InlineData(250)]
    public async Task The_invented_school_has_a_settled_shift_one_to_settle_and_one_that_takes_applications(int later)
    {
        await using var school = await Start(12);
        school.School.Clock.Advance(TimeSpan.FromDays(later));
        var today = Today.AddDays(later);
        await Fill(school, today);
        var found = new List<ShiftItem>();
        foreach (var year in new[] { Year, Year + 1 })
            found.AddRange((await school.School.Send(new ListShifts(year))).Shifts);
        Assert.All(found, s => Assert.True(s.HasRule));
        var settled = Assert.Single(found, s => s.Settled);
        Assert.NotEmpty((await school.AsCoordinator().Show(settled.Run.Id)).Lines);
        Assert.Single(found, s => !s.Settled && s.Run.EnrolTo < today && s.Run.Taken > 0);
        Assert.Single(found, s => Shown.TakesNow(s.Run, today) && s.Run.Taken > 0);
    }

    [Fact]
    public async Task In_summer_there_is_nothing_to_open()
    {
        await using var school = await Start(6);
        school.School.Clock.Advance(TimeSpan.FromDays(220));
        await Fill(school, Today.AddDays(220));
        Assert.All((await school.Plan()).Terms.SelectMany(t => t.Lines), l => Assert.Equal(LineState.Past, l.State));
    }

    [Fact]
    public async Task The_calendar_shows_an_intake_once()
    {
        await using var school = await Start(6);
        await Fill(school, Today);
        var entries = await school.School.Within(s => s.GetServices<ICalendarSource>().OfType<TsuCalendar>().Single()
            .Between(Today, Today.AddDays(30), school.School.Caller, default));
        Assert.Single(entries, e => e.Kind == "enrolment");
    }

    [Fact]
    public async Task There_are_topics_at_every_step()
    {
        await using var school = await Start(12);
        await Fill(school, Today);
        var topics = (await school.School.Send(new ListTopics())).Items;
        Assert.Equal(8, topics.Count);
        Assert.Equal([TopicState.Proposed, TopicState.AskedBack, TopicState.Accepted, TopicState.Declined], topics.Select(t => t.State).Distinct().Order());
        Assert.Single((await school.School.Send(new ListTopics(Overdue: true))).Items);
    }

    private static Task Fill(TsuSchool school, DateOnly today) => school.School.Within(async s =>
    {
        s.GetRequiredService<RowScope>().OpenToModule();
        foreach (var source in s.GetServices<IDemoSource>().Where(d => d.GetType().Assembly == typeof(TsuModule).Assembly))
            await source.Fill(new DemoSchool(24, today, 750), default);
        return true;
    });
}
