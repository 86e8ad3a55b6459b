using Gym24.Britannia.Development.ListDevelopment;
using Gym24.Britannia.Development.StateDocument;
using Gym24.Britannia.Seminars.ListSeminars;
using Gym24.Britannia.Seminars.StateHours;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Development;
using Gym24.Contracts.Partnerships;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Britannia.Tests.BritanniaSchool;

namespace Gym24.Britannia.Tests.Development;

public sealed class SeminarTests
{
    private const string Topic = "Говорение на уроке", Provider = "УЭЛЦ «Британия»";

    [Fact]
    public async Task Hours_follow_from_the_days_one_was_there()
    {
        await using var school = await Start();
        var run = await school.Run(Methods, 5, school.Teachers, days: 2);
        await school.School.Send(new StateHours(run, 0, Topic, Provider, 3.5m));
        await school.Attend(run, school.Teachers[0], Presence.Present, Presence.Present);
        await school.Attend(run, school.Teachers[1], Presence.Present, Presence.Absent);
        await school.Attend(run, school.Teachers[2], Presence.Absent, Presence.Excused);

        var all = await school.School.Send(new ListDevelopment());
        Assert.Equal((2, 10.5m, 2), (all.Total, all.Hours, all.People));
        Assert.Equal([(7m, Today.AddDays(-4)), (3.5m, Today.AddDays(-5))], all.Items.Select(i => (i.Hours, i.On)));
        var known = await school.School.Within(s => s.GetRequiredService<INonFormalDevelopment>().Of([school.Teachers[0].Id]));
        Assert.Equal((7m, Topic, Provider), (known[0].Hours, known[0].Topic, known[0].Provider));
    }

    [Fact]
    public async Task A_corrected_attendance_takes_the_hours_back()
    {
        await using var school = await Start();
        var run = await school.Run(Methods, 5, school.Teachers);
        await school.School.Send(new StateHours(run, 0, Topic, Provider, 2));
        await school.Attend(run, school.Teachers[0], Presence.Present);
        await school.Attend(run, school.Teachers[0], Presence.Absent);
        Assert.Equal(0, (await school.School.Send(new ListDevelopment())).Total);
        await school.Attend(run, school.Teachers[0], Presence.Present);
        Assert.Equal(2, (await school.School.Send(new ListDevelopment())).Hours);
    }

    [Fact]
    public async Task Hours_stated_after_the_seminar_count_for_whoever_was_there()
    {
        await using var school = await Start();
        var run = await school.Run(Methods, 5, school.Teachers);
        await school.Attend(run, school.Teachers[0], Presence.Present);
        Assert.Equal(0, (await school.School.Send(new ListDevelopment())).Total);
        Assert.Null(Assert.Single(await school.School.Send(new ListSeminars())).HoursPerDay);
        Assert.Equal(1, await school.School.Send(new StateHours(run, 0, Topic, Provider, 2)));
        Assert.Equal("stale", (await Refused(() => school.School.Send(new StateHours(run, 0, Topic, Provider, 3)))).Code);
        Assert.Equal(1, await school.School.Send(new StateHours(run, 1, Topic, Provider, 3)));
        Assert.Equal(3, (await school.School.Send(new ListDevelopment())).Hours);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(12.5)]
    [InlineData(1.3)]
    public async Task Impossible_hours_are_refused(double hours)
    {
        await using var school = await Start();
        var run = await school.Run(Methods, 5, []);
        Assert.Equal("hours", (await Refused(() => school.School.Send(new StateHours(run, 0, Topic, Provider, (decimal)hours)))).Faults[0].Field);
    }

    [Fact]
    public async Task A_pupil_who_was_let_in_has_no_record_and_an_exam_is_no_seminar()
    {
        await using var school = await Start();
        var run = await school.Run(Methods, 5, [school.Teachers[0], school.Pupils[0]]);
        await school.School.Send(new StateHours(run, 0, Topic, Provider, 2));
        await school.Attend(run, school.Pupils[0], Presence.Present);
        Assert.Equal(0, (await school.School.Send(new ListDevelopment())).Total);
        var exam = await school.Run(Test, 5, []);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new StateHours(exam, 0, Topic, Provider, 2)))).Kind);
    }

    [Fact]
    public async Task A_document_is_added_and_a_teacher_sees_the_own_records_only()
    {
        await using var school = await Start();
        var run = await school.Run(Methods, 5, school.Teachers);
        await school.School.Send(new StateHours(run, 0, Topic, Provider, 2));
        await school.Attend(run, school.Teachers[0], Presence.Present);
        await school.Attend(run, school.Teachers[1], Presence.Present);
        var row = (await school.School.Send(new ListDevelopment(Person: school.Teachers[0].Id))).Items[0];
        await school.School.Send(new StateDocument(row.Record, row.Version, "Сертификат участника № 5"));
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.School.Send(new StateDocument(row.Record, row.Version, "Другой")))).Kind);

        school.As(school.Teachers[0], (Permissions.ReadDevelopment, Scope.Own));
        var mine = Assert.Single((await school.School.Send(new ListDevelopment())).Items);
        Assert.Equal((school.Teachers[0].Id, "Сертификат участника № 5"), (mine.Person, mine.Document));
        Assert.Single((await school.School.Send(new ShowSeminar(run))).Recorded);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.School.Send(new StateDocument(row.Record, row.Version + 1, null)))).Kind);
    }

    [Theory]
    [InlineData(2026, 1)]
    [InlineData(2025, 0)]
    public async Task The_list_of_a_school_year_holds_what_was_in_it(int year, int count)
    {
        await using var school = await Start();
        var run = await school.Run(Methods, 5, school.Teachers);
        await school.School.Send(new StateHours(run, 0, Topic, Provider, 2));
        await school.Attend(run, school.Teachers[0], Presence.Present);
        Assert.Equal(count, (await school.School.Send(new ListDevelopment(year))).Total);
    }
}
