using Gym24.Contracts.Data;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Shell;
using Gym24.Tsu.Intakes.ListIntakes;
using Gym24.Tsu.Overview;
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
