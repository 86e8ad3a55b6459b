using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Applications.ListApplications;
using Gym24.Partnerships.Applications.MyEntries;
using Gym24.Partnerships.Overview;
using Gym24.Partnerships.Runs.ListRuns;
using Gym24.Partnerships.Runs.OpenRun;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Partnerships.Tests.RunSchool;

namespace Gym24.Partnerships.Tests.Overview;

public sealed class OverviewTests
{
    [Fact]
    public async Task Runs_are_found_by_what_happens_with_their_places()
    {
        await using var school = await RunSchool.Start();
        var full = await school.AsCoordinator().Open(places: 1);
        var waits = await school.Open("course", automatic: false, inDays: 20);
        var soon = await school.School.Send(new OpenRun(Draft("lecture", inDays: 30) with { EnrolTo = Today.AddDays(2) }));
        await school.Enter(full, school.Ninths.Take(2));
        await school.Enter(waits, school.Ninths.Take(1));
        async Task<IEnumerable<Guid>> Found(string places) => (await school.School.Send(new ListRuns(Places: places))).Items.Select(r => r.Id);
        Assert.Equal([waits, soon], await Found("open"));
        Assert.Equal([full], await Found("full"));
        Assert.Equal([full], await Found("queue"));
        Assert.Equal([waits], await Found("undecided"));
        Assert.Equal([soon], await Found("soon"));
        Assert.Equal("places", (await Refused(() => Found("anything"))).Faults[0].Field);
        Assert.Equal(3, (await school.School.Send(new ListRuns(Partner: "tusur", Size: 1))).Total);
        Assert.Empty((await school.School.Send(new ListRuns(Partner: "tpu"))).Items);
        Assert.Equal([full], (await school.As(school.Ninths[1]).School.Send(new ListRuns(Mine: true))).Items.Select(r => r.Id));
    }

    [Fact]
    public async Task Each_sees_the_applications_within_reach_and_true_ranks()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open(places: 1);
        await school.Enter(run, [school.Ninths[0], school.Ninths[1], school.Fifths[0]]);
        Assert.Equal([null, 1, 2], (await school.School.Send(new ListApplications(run))).Items.Select(a => a.Rank));
        var ofTeacher = (await school.AsTeacher().School.Send(new ListApplications(run))).Items.Single();
        Assert.Equal((school.Fifths[0].Id, 2), (ofTeacher.PersonId, ofTeacher.Rank!.Value));
        Assert.Equal(2, (await school.AsMother().School.Send(new ListApplications(run))).Total);
        Assert.Empty((await school.As(school.Fifths[1]).School.Send(new ListApplications(run))).Items);
        Assert.Empty((await school.School.Send(new ListApplications(Person: school.Ninths[0].Id))).Items);
    }

    [Fact]
    public async Task Class_list_says_who_is_unfit_before_saving()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open("school-of-physics");
        await school.Enter(run, school.Fifths[0], "Может");
        var shown = await school.AsTeacher().School.Send(new ClassCandidates(run, null));
        Assert.Equal([school.Fifth.Id], shown.Classes.Select(c => c.Id));
        Assert.Equal(["already-applied", "grade", "grade"], shown.Pupils.Select(p => p.Findings[0].Code));
        var mine = await school.As(school.Fifths[1]).School.Send(new MyEntries(run));
        Assert.True(mine.People.Single().Alone);
        Assert.Equal(2, (await school.AsMother().School.Send(new MyEntries(run))).People.Count);
    }

    [Fact]
    public async Task Head_counts_hide_small_numbers_outside_the_school()
    {
        await using var school = await RunSchool.Start(pupils: 6);
        var run = await school.AsCoordinator().School.Send(new OpenRun(Draft(inDays: 10) with { Ends = Today.AddDays(31), Weekdays = [DayOfWeek.Wednesday] }));
        await school.Enter(run, school.Fifths.Concat(school.Ninths.Take(4)));
        var inside = await school.School.Send(new ReadHeadCounts("tusur"));
        Assert.Equal([(5, 12, "6"), (9, 12, "4")], inside.Counts.Select(c => (c.Grade!.Value, c.Month.Month, c.People)));
        Assert.Equal("10", inside.Months.Single().People);
        var outside = await school.AsCurator("tusur").School.Send(new ReadHeadCounts("tusur"));
        Assert.Equal(["≥5", "<5"], outside.Counts.Select(c => c.People));
        Assert.Equal("10", outside.Months.Single().People);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.School.Send(new ReadHeadCounts("tpu")))).Kind);
    }

    [Fact]
    public async Task What_is_hidden_of_a_run_is_not_told_by_the_sum_of_its_month()
    {
        await using var school = await RunSchool.Start(pupils: 12);
        var first = await school.AsCoordinator().Open(inDays: 10);
        await school.Enter(first, school.Fifths.Take(8).Concat(school.Ninths.Take(2)));
        // In December there are 12 and 8: alone they could be told, beside the two of the first run they would tell them.
        var second = await school.Open("lecture", inDays: 12);
        await school.Enter(second, school.Fifths.Skip(6).Concat(school.Ninths.Skip(4).Take(6)));
        var outside = await school.AsCurator("tusur").School.Send(new ReadHeadCounts("tusur"));
        Assert.Empty(outside.Counts);
        Assert.Equal(("20", false), (outside.Months.Single().People, outside.Months.Single().ByGrade));
    }

    [Fact]
    public async Task Calendar_shows_sessions_within_reach_and_closing_enrolments()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open(inDays: 3, at: new TimeOnly(9, 0));
        await school.Enter(run, school.Fifths[0]);
        Task<IReadOnlyList<CalendarEntry>> Shown() => school.School.Within(provider =>
            provider.GetServices<ICalendarSource>().OfType<RunCalendar>().Single().Between(Today, Today.AddDays(30), school.School.Caller, default));
        Assert.Equal(["session", "deadline"], (await Shown()).Select(e => e.Kind));
        school.AsTeacher();
        Assert.Equal(["session", "deadline"], (await Shown()).Select(e => e.Kind));
        school.As(school.Ninths[0]);
        Assert.Equal(["deadline"], (await Shown()).Select(e => e.Kind));
    }
}
