using Gym24.Contracts;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Tsu.Overview;
using Gym24.Tsu.Topics;
using Gym24.Tsu.Topics.AnswerTopic;
using Gym24.Tsu.Topics.ChangeSupervision;
using Gym24.Tsu.Topics.ListTopics;
using Gym24.Tsu.Topics.ProposeTopic;
using Gym24.Tsu.Topics.WorkOnTopic;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Tsu.Tests.TsuSchool;

namespace Gym24.Tsu.Tests.Topics;

public sealed class TopicTests
{
    [Fact]
    public async Task Six_areas_without_names_and_five_stages_are_there()
    {
        await using var school = await Start();
        var choice = await school.School.Send(new ReadChoice());
        Assert.Equal([1, 2, 3, 4, 5, 6], choice.Areas.Select(a => a.Number));
        Assert.All(choice.Areas, a => Assert.Null(a.Name));
        Assert.Equal(5, choice.Stages.Count);
        Assert.All(choice.Stages, s => Assert.Null(s.Weeks));
        Assert.Null(choice.Rules.TopicsMax);
    }

    [Fact]
    public async Task From_the_topic_to_the_last_stage()
    {
        await using var school = await Start();
        await school.Supervise(school.OtherTeacher);
        var topic = await school.As(school.Ninths[0]).Propose();
        Assert.Contains(school.School.Notices, n => n.Person == school.OtherTeacher.Id);
        school.AsTeacher(school.OtherTeacher);
        Assert.Equal("Девятов 001", (await school.Read(topic)).Authors.Single().Name);
        Assert.True((await school.School.Send(new ListTopics())).Items.Single().MayAnswer);
        await school.School.Send(new AnswerTopic(topic, (await school.Read(topic)).Version, Reply.Accept, Due: new Dictionary<int, DateOnly> { [1] = Today.AddDays(7) }));
        Assert.Contains(school.School.Notices, n => n.Person == school.Parent.Id);
        var stages = (await school.Read(topic)).Stages;
        Assert.Equal((5, Today.AddDays(7), null), (stages.Count, stages[0].Due, stages[1].Due));
        for (var number = 1; number <= 5; number++)
        {
            school.As(school.Ninths[0]);
            await school.School.Send(new HandInStage(topic, (await school.Read(topic)).Version, number, number == 1 ? "Готово" : null));
            school.AsTeacher(school.OtherTeacher);
            await school.School.Send(new JudgeStage(topic, (await school.Read(topic)).Version, number, true));
        }
        var done = await school.Read(topic);
        Assert.Equal(TopicState.Finished, done.State);
        Assert.Equal((1, "Готово"), (done.Comments.Single().Stage, done.Comments[0].Text));
        // What is finished leaves the area free.
        await school.As(school.Ninths[0]).Propose();
    }

    [Fact]
    public async Task Authors_are_reminded_three_days_and_a_day_before_a_stage_is_due()
    {
        await using var school = await Start();
        await school.Supervise(school.OtherTeacher);
        var topic = await school.As(school.Ninths[0]).Propose();
        school.AsTeacher(school.OtherTeacher);
        await school.School.Send(new AnswerTopic(topic, (await school.Read(topic)).Version, Reply.Accept, Due: new Dictionary<int, DateOnly> { [1] = Today.AddDays(7) }));
        var days = new List<string?>();
        for (var ahead = 5; ahead >= 0; ahead--)
            days.Add((await Reminders(Today.AddDays(7 - ahead))).SingleOrDefault()?.Key.Split('/')[^1]);
        // Two days before the key is that of three: on a day without a host nothing is lost, and nobody hears it twice.
        Assert.Equal([null, null, "3", "3", "1", null], days);
        var told = Assert.Single(await Reminders(Today.AddDays(6)));
        Assert.Equal((school.Ninths[0].Id, NoticeKinds.Topics), (told.Person, told.Kind));
        await school.As(school.Ninths[0]).School.Send(new HandInStage(topic, (await school.Read(topic)).Version, 1, "Готово"));
        Assert.Empty(await Reminders(Today.AddDays(6)));

        Task<IReadOnlyList<Reminder>> Reminders(DateOnly day) =>
            school.School.Within(services => services.GetServices<IReminderSource>().OfType<RemindOfStages>().Single().On(day, default));
    }

    [Fact]
    public async Task One_live_topic_for_a_pupil_and_an_area()
    {
        await using var school = await Start();
        school.As(school.Ninths[0]);
        var topic = await school.Propose();
        Assert.Equal("live-topic", (await Refused(() => school.Propose())).Code);
        await school.Propose(area: 2);
        await school.School.Send(new WithdrawTopic(topic, (await school.Read(topic)).Version));
        topic = await school.Propose();
        var other = (await school.School.Send(new ListTopics(Area: 2))).Items.Single().Id;
        var refusal = await Refused(async () => await school.School.Send(new ChangeTopic(other, (await school.Read(other)).Version, Draft())));
        Assert.Equal("live-topic", refusal.Code);
    }

    [Fact]
    public async Task Of_the_same_topic_sent_many_times_at_once_one_is_kept()
    {
        await using var school = await Start();
        school.As(school.Ninths[0]);
        var tries = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => Task.Run(async () =>
        {
            try { await school.Propose(); return "kept"; }
            catch (Refusal refusal) { return refusal.Code; }
        })));
        Assert.Single(tries, "kept");
        Assert.Equal(5, tries.Count(t => t == "live-topic"));
    }

    [Fact]
    public async Task A_co_author_joins_by_the_code_until_the_topic_is_answered()
    {
        await using var school = await Start();
        await school.Supervise(school.OtherTeacher, authorsMax: 2);
        var topic = await school.As(school.Ninths[0]).Propose();
        var code = (await school.Read(topic)).Code!;
        school.As(school.Tenths[0]);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.Read(topic))).Kind);
        Assert.Equal("code", (await Refused(() => school.School.Send(new JoinTopic("NOSUCH")))).Faults[0].Field);
        Assert.Equal(topic, await school.School.Send(new JoinTopic(" " + code.ToLowerInvariant())));
        Assert.Equal(topic, await school.School.Send(new JoinTopic(code)));
        var seen = await school.Read(topic);
        Assert.Equal((2, 1), (seen.AuthorCount, seen.Authors.Count));
        Assert.Equal("live-topic", (await Refused(() => school.Propose())).Code);
        Assert.Equal("too-many", (await Refused(() => school.As(school.Tenths[1]).School.Send(new JoinTopic(code)))).Code);
        await school.AsTeacher(school.OtherTeacher).Answer(topic, Reply.Accept);
        Assert.Equal("answered", (await Refused(() => school.As(school.Tenths[2]).School.Send(new JoinTopic(code)))).Code);
        Assert.Null((await school.As(school.Ninths[0]).Read(topic)).Code);
    }

    [Fact]
    public async Task A_supervisor_asks_back_and_declines_with_words()
    {
        await using var school = await Start();
        await school.Supervise(school.OtherTeacher);
        var topic = await school.As(school.Ninths[0]).Propose();
        school.AsTeacher(school.OtherTeacher);
        Assert.Equal("text", (await Refused(() => school.Answer(topic, Reply.AskBack))).Faults[0].Field);
        await school.Answer(topic, Reply.AskBack, "Как измерите?");
        Assert.Equal("answered", (await Refused(() => school.Answer(topic, Reply.Accept))).Code);
        school.As(school.Ninths[0]);
        var asked = await school.Read(topic);
        Assert.Equal((TopicState.AskedBack, "Как измерите?"), (asked.State, asked.Answer));
        await school.School.Send(new ChangeTopic(topic, asked.Version, Draft() with { Existing = "Шумомер", Supervisor = asked.Supervisor }));
        await school.AsTeacher(school.OtherTeacher).Answer(topic, Reply.Decline, "Нет прибора");
        school.As(school.Ninths[0]);
        Assert.Equal("answered", (await Refused(async () => await school.School.Send(new ChangeTopic(topic, (await school.Read(topic)).Version, Draft())))).Code);
        Assert.Equal("over", (await Refused(async () => await school.School.Send(new WithdrawTopic(topic, (await school.Read(topic)).Version)))).Code);
        await school.Propose();
    }

    [Fact]
    public async Task Nobody_takes_more_topics_than_the_school_allows()
    {
        await using var school = await Start();
        await school.Supervise(school.OtherTeacher, topicsMax: 1);
        var first = await school.As(school.Ninths[0]).Propose();
        var second = await school.As(school.Ninths[1]).Propose();
        school.AsTeacher(school.OtherTeacher);
        await school.Answer(first, Reply.Accept);
        Assert.Equal("supervisor-full", (await Refused(() => school.Answer(second, Reply.Accept))).Code);
        await school.As(school.Ninths[0]).School.Send(new WithdrawTopic(first, (await school.Read(first)).Version));
        await school.AsTeacher(school.OtherTeacher).Answer(second, Reply.Accept);
    }

    [Fact]
    public async Task The_coordinator_names_a_supervisor_and_nobody_else_answers()
    {
        await using var school = await Start();
        await school.Supervise(school.OtherTeacher);
        var topic = await school.As(school.Ninths[0]).Propose();
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.AsTeacher(school.Teacher).School.Send(new AnswerTopic(topic, 0, Reply.Accept)))).Kind);
        school.AsCoordinator();
        Assert.Equal("supervisor", (await Refused(() => school.Answer(topic, Reply.Accept))).Faults[0].Field);
        Assert.Equal("supervisor", (await Refused(async () => await school.School.Send(new AnswerTopic(topic, (await school.Read(topic)).Version, Reply.Accept, Supervisor: school.Teacher.Id)))).Faults[0].Field);
        await school.School.Send(new AnswerTopic(topic, (await school.Read(topic)).Version, Reply.Accept, Supervisor: school.OtherTeacher.Id));
        Assert.Equal(school.OtherTeacher.Id, (await school.Read(topic)).Supervisor);
    }

    [Fact]
    public async Task Everybody_sees_only_what_is_theirs()
    {
        await using var school = await Start();
        await school.Supervise(school.OtherTeacher);
        var topic = await school.As(school.Ninths[0]).Propose();
        async Task<int> Sees() => (await school.School.Send(new ListTopics())).Total;
        Assert.Equal(1, await Sees());
        school.As(school.Ninths[1]);
        Assert.Equal(0, await Sees());
        school.AsParent(school.Ninths[0]);
        Assert.Equal(1, await Sees());
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new AddComment(topic, "Можно?")))).Kind);
        school.AsTeacher(school.Teacher);
        Assert.Equal(1, await Sees());
        await school.Supervise(school.Teacher);
        school.AsTeacher(school.OtherTeacher);
        Assert.Equal(0, await Sees());
        school.As(school.Ninths[1]);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new WithdrawTopic(topic, 0)))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new ProposeTopic(Draft(), [school.Ninths[2].Id])))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.School.Send(new ReadStaff()))).Kind);
    }

    [Fact]
    public async Task Stale_versions_late_stages_and_repeated_remarks()
    {
        await using var school = await Start();
        await school.Supervise(school.OtherTeacher);
        var topic = await school.As(school.Ninths[0]).Propose();
        var seen = (await school.Read(topic)).Version;
        await school.School.Send(new ChangeTopic(topic, seen, Draft() with { Title = "Другое" }));
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.School.Send(new ChangeTopic(topic, seen, Draft())))).Kind);
        await school.AsTeacher(school.OtherTeacher).Answer(topic, Reply.Accept);
        await school.School.Send(new PlanStages(topic, (await school.Read(topic)).Version, new Dictionary<int, DateOnly> { [1] = Today.AddDays(3), [2] = Today.AddDays(5) }));
        Assert.Equal("due-2", (await Refused(async () => await school.School.Send(new PlanStages(topic, (await school.Read(topic)).Version,
            new Dictionary<int, DateOnly> { [1] = Today.AddDays(9), [2] = Today.AddDays(5) })))).Faults[0].Field);
        school.School.Clock.Advance(TimeSpan.FromDays(4));
        school.AsTeacher(school.Teacher);
        Assert.Equal("План", (await school.School.Send(new ListTopics(Overdue: true))).Items.Single().Overdue!.Name);
        var entries = await school.School.Within(s => s.GetServices<ICalendarSource>().OfType<TsuCalendar>().Single().Between(Today, Today.AddDays(30), school.School.Caller, default));
        Assert.Equal(2, entries.Count(e => e.Kind == "deadline"));
        school.As(school.Ninths[0]);
        Assert.True(await school.School.Send(new AddComment(topic, "Болею")));
        Assert.False(await school.School.Send(new AddComment(topic, " Болею ")));
        Assert.Single((await school.Read(topic)).Comments);
    }

    [Fact]
    public async Task Settings_are_checked_field_by_field()
    {
        await using var school = await Start();
        Task Change(string? area = null, StageDraft? stage = null, Guid? who = null, int? max = null, int number = 1, int version = 1) => school.School.Send(new ChangeSupervision(
            version, new Dictionary<int, string?> { [number] = area, [2] = "Город" }, [stage ?? new("План", 2)], who is { } id ? [id] : [], max, null));
        Assert.Equal("area-2", (await Refused(() => Change(area: "город"))).Faults[0].Field);
        Assert.Equal("area-1", (await Refused(() => Change(number: 7))).Faults[0].Field);
        Assert.Equal("stage-1", (await Refused(() => Change(stage: new(null, 3)))).Faults[0].Field);
        Assert.Equal("weeks-1", (await Refused(() => Change(stage: new("План", 99)))).Faults[0].Field);
        Assert.Equal("topicsMax", (await Refused(() => Change(max: 0))).Faults[0].Field);
        Assert.Equal("supervisors", (await Refused(() => Change(who: school.Ninths[0].Id))).Faults[0].Field);
        await Change(area: "Человек и среда");
        Assert.Equal(RefusalKind.Stale, (await Refused(() => Change(version: 1))).Kind);
        var choice = await school.School.Send(new ReadChoice());
        Assert.Equal(("Человек и среда", "Город", null), (choice.Areas[0].Name, choice.Areas[1].Name, choice.Areas[2].Name));
        Assert.Equal(2, choice.Stages.Single().Weeks);
    }

    private static TopicDraft Draft(int area = 1) => TopicStory.Draft(area);
}

/// <summary>Short words for the steps of a topic.</summary>
internal static class TopicStory
{
    public static TopicDraft Draft(int area = 1) => new("Шум на переменах", area, "Где громче всего?");

    public static Task<Guid> Propose(this TsuSchool school, int area = 1) => school.School.Send(new ProposeTopic(Draft(area)));

    public static Task<TopicFacts> Read(this TsuSchool school, Guid topic) => school.School.Send(new ReadTopic(topic));

    public static async Task Answer(this TsuSchool school, Guid topic, Reply reply, string? text = null) =>
        await school.School.Send(new AnswerTopic(topic, (await school.Read(topic)).Version, reply, text));

    /// <summary>The coordinator chooses the one supervisor.</summary>
    public static async Task Supervise(this TsuSchool school, PersonFacts teacher, int? topicsMax = null, int? authorsMax = null)
    {
        school.AsCoordinator();
        var choice = await school.School.Send(new ReadChoice());
        await school.School.Send(new ChangeSupervision(choice.Rules.Version, choice.Areas.ToDictionary(a => a.Number, a => a.Name),
            [.. choice.Stages.Select(s => new StageDraft(s.Name, s.Weeks))], [teacher.Id], topicsMax, authorsMax));
    }
}
