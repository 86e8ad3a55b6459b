using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Tsu.Intakes;
using Gym24.Tsu.Intakes.ApplyToIntake;
using Gym24.Tsu.Intakes.ListIntakes;
using Gym24.Tsu.Intakes.OpenIntakes;
using Gym24.Tsu.Intakes.SetTerm;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Tsu.Tests.TsuSchool;

namespace Gym24.Tsu.Tests.Intakes;

public sealed class IntakeTests
{
    private const string Math = "tgu-olympiad-course-math", History = "tgu-olympiad-course-history";

    [Fact]
    public async Task The_sources_give_seven_subjects_two_semesters_three_months_and_no_date()
    {
        await using var school = await Start();
        var plan = await school.Plan();
        Assert.Equal(3, plan.Months);
        Assert.Equal([Term.Autumn, Term.Spring], plan.Terms.Select(t => t.Term));
        Assert.All(plan.Terms, t => Assert.Equal(7, t.Lines.Count));
        Assert.All(plan.Terms, t => Assert.Null(t.Dates));
        Assert.All(plan.Terms.SelectMany(t => t.Lines), l => Assert.Equal(LineState.NotSet, l.State));
        Assert.Equal("not-set", (await Refused(() => school.School.Send(new OpenIntakes(Year)))).Code);
    }

    [Fact]
    public async Task Fourteen_runs_are_planned_and_opened_once()
    {
        await using var school = await Start();
        await school.Set();
        Assert.Equal(14, (await school.Plan()).Missing);
        Assert.Equal(new Opened(14, 0), await school.School.Send(new OpenIntakes(Year)));
        Assert.Equal(new Opened(0, 14), await school.School.Send(new OpenIntakes(Year)));
        var plan = await school.Plan();
        Assert.Equal(0, plan.Missing);
        var run = await school.Run(Term.Spring, Math);
        Assert.Equal((new DateOnly(2027, 2, 1), new DateOnly(2027, 4, 30), new DateOnly(2026, 11, 20), new DateOnly(2027, 1, 29)), (run.Starts, run.Ends, run.EnrolFrom, run.EnrolTo));
        Assert.Equal("весенний набор", run.Title);
        var sessions = await school.School.Within(s => s.GetRequiredService<IAttendance>().Sessions(plan.Terms[0].Lines[0].Run!.Id));
        Assert.All(sessions, s => Assert.Equal((DayOfWeek.Wednesday, new TimeOnly(16, 0)), (s.On.DayOfWeek, s.At!.Value)));
    }

    [Fact]
    public async Task Many_clicks_at_once_open_each_run_once()
    {
        await using var school = await Start();
        await school.Set();
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(async () =>
        {
            try { await school.School.Send(new OpenIntakes(Year)); }
            catch (Refusal refusal) { Assert.Equal("stale", refusal.Code); }
        })));
        var subjects = (await school.Plan()).Terms[0].Lines.Select(l => l.Subject).ToList();
        Assert.Equal(14, (await school.School.Within(s => s.GetRequiredService<IRuns>().Of(subjects, Year))).Count);
    }

    [Fact]
    public async Task A_subject_may_be_left_out_and_added_later_and_a_cancelled_run_stays_cancelled()
    {
        await using var school = await Start();
        await school.Set(springSubjects: [Math]);
        Assert.Equal(8, (await school.School.Send(new OpenIntakes(Year))).Runs);
        await school.School.Within(async s => { await s.GetRequiredService<IRuns>().Cancel((await school.Run(Term.Spring, Math)).Id, "нет преподавателя"); return true; });
        var spring = (await school.Plan()).Terms[1];
        Assert.Equal(LineState.LeftOut, spring.Lines.Single(l => l.Subject == History).State);
        await school.School.Send(new SetTerm(Year, Term.Spring, spring.Version, spring.Dates!.Starts, spring.Dates.EnrolFrom, spring.Dates.EnrolTo, Subjects: [Math, History]));
        Assert.Equal(1, (await school.School.Send(new OpenIntakes(Year))).Runs);
        Assert.Equal(RunState.Cancelled, (await school.Run(Term.Spring, Math)).State);
        Assert.Equal(RunState.Open, (await school.Run(Term.Spring, History)).State);
    }

    [Fact]
    public async Task Next_year_follows_from_this_one_until_it_is_set_itself()
    {
        await using var school = await Start();
        await school.Set(places: 15, springSubjects: [Math]);
        var next = await school.Plan(Year + 1);
        Assert.All(next.Terms, t => Assert.Equal(Year, t.From));
        Assert.Equal(new DateOnly(2027, 10, 1), next.Terms[0].Dates!.Starts);
        Assert.Equal(8, (await school.School.Send(new OpenIntakes(Year + 1))).Runs);
        // What was opened is written down: a later change of this year no longer moves it.
        var autumn = (await school.Plan()).Terms[0];
        await school.School.Send(new SetTerm(Year, Term.Autumn, autumn.Version, new(2026, 9, 20), new(2026, 9, 1), new(2026, 9, 19)));
        next = await school.Plan(Year + 1);
        Assert.All(next.Terms, t => Assert.Null(t.From));
        Assert.Equal(new DateOnly(2027, 10, 1), next.Terms[0].Dates!.Starts);
        Assert.Equal(15, (await school.Run(Term.Autumn, Math, Year + 1)).Places);
    }

    [Fact]
    public async Task What_is_over_is_not_opened()
    {
        await using var school = await Start();
        await school.Set();
        school.School.Clock.Advance(TimeSpan.FromDays(60));
        Assert.Equal(7, (await school.School.Send(new OpenIntakes(Year))).Runs);
        Assert.All((await school.Plan()).Terms[0].Lines, l => Assert.Equal(LineState.Past, l.State));
    }

    [Theory]
    [InlineData("2026-08-30", "2026-08-01", "2026-08-20", null, null, "starts")]
    [InlineData("2027-07-01", "2027-06-01", "2027-06-20", null, null, "starts")]
    [InlineData("2027-03-01", "2026-09-01", "2026-09-20", null, null, "starts")]
    [InlineData("2026-10-01", "2026-09-20", "2026-09-01", null, null, "enrolTo")]
    [InlineData("2026-10-01", "2026-09-01", "2027-01-01", null, null, "enrolTo")]
    [InlineData("2026-10-01", "2026-09-01", "2026-09-20", null, "17:00", "at")]
    [InlineData("2026-10-01", "2026-09-01", "2026-09-20", "17:00", "16:00", "until")]
    public async Task Dates_that_cannot_be_are_refused_beside_their_field(string starts, string from, string to, string? at, string? until, string field)
    {
        await using var school = await Start();
        await school.Set();
        var refusal = await Refused(() => school.School.Send(new SetTerm(Year, Term.Autumn, 1, DateOnly.Parse(starts), DateOnly.Parse(from), DateOnly.Parse(to),
            At: at is null ? null : TimeOnly.Parse(at), Until: until is null ? null : TimeOnly.Parse(until))));
        Assert.Equal(field, refusal.Faults[0].Field);
    }

    [Fact]
    public async Task Years_subjects_and_stale_versions_are_refused()
    {
        await using var school = await Start();
        await school.Set();
        Task Set(int year = Year, int version = 1, IReadOnlyList<string>? subjects = null, Term term = Term.Autumn) => school.School.Send(new SetTerm(
            year, term, version, new(2026, 10, 2), new(2026, 9, 1), new(2026, 9, 20), Subjects: subjects));
        Assert.Equal("year", (await Refused(() => Set(Year - 1))).Faults[0].Field);
        Assert.Equal("subjects", (await Refused(() => Set(subjects: ["tgu-olympiad-course-magic"]))).Faults[0].Field);
        Assert.Equal("subjects", (await Refused(() => Set(subjects: []))).Faults[0].Field);
        Assert.Equal("term", (await Refused(() => Set(term: (Term)7))).Faults[0].Field);
        await Set();
        Assert.Equal(RefusalKind.Stale, (await Refused(() => Set())).Kind);
        Assert.Equal(RefusalKind.Invalid, (await Refused(() => school.School.Send(new OpenIntakes(2030)))).Kind);
    }

    [Fact]
    public async Task One_applies_inside_the_window_only_and_is_told_when_it_is()
    {
        await using var school = await Start();
        await school.Set();
        await school.School.Send(new OpenIntakes(Year));
        var (autumn, spring) = (await school.Run(Term.Autumn, Math), await school.Run(Term.Spring, Math));
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo("ru-RU");
        school.As(school.Ninths[0]);
        var late = await Refused(() => school.School.Send(new ApplyToIntake(autumn.Id)));
        Assert.Equal("window-closed", late.Code);
        Assert.Contains("30 сентября 2026", late.Message.Replace('\u00a0', ' '));
        var outcome = await school.School.Send(new ApplyToIntake(spring.Id));
        Assert.Equal(ApplicationState.Submitted, outcome.State);
        Assert.Equal("already-applied", (await Refused(() => school.School.Send(new ApplyToIntake(spring.Id)))).Code);
        school.School.Clock.Set(new DateTimeOffset(2026, 11, 10, 3, 0, 0, TimeSpan.Zero));
        var early = await Refused(() => school.As(school.Ninths[1]).School.Send(new ApplyToIntake(spring.Id)));
        Assert.Equal("window-not-open", early.Code);
        Assert.Contains("20 ноября 2026", early.Message.Replace('\u00a0', ' '));
        Assert.Single(await school.Entries(spring.Id));
    }

    [Fact]
    public async Task A_young_pupil_waits_for_a_guardian_and_a_parent_does_not()
    {
        await using var school = await Start();
        var seventh = school.School.People.Class("7В", 7);
        var young = school.School.People.Pupil("Седьмов", seventh, new DateOnly(2014, 1, 1));
        await school.School.PublishPeople();
        await school.Set();
        await school.School.Send(new OpenIntakes(Year));
        var run = (await school.Run(Term.Spring, Math)).Id;
        Assert.Equal(ApplicationState.AwaitsGuardian, (await school.As(young).School.Send(new ApplyToIntake(run))).State);
        Assert.Equal(ApplicationState.Submitted, (await school.AsParent(school.Ninths[0]).School.Send(new ApplyToIntake(run, school.Ninths[0].Id))).State);
    }

    [Fact]
    public async Task Nobody_applies_for_others_or_sees_their_entries()
    {
        await using var school = await Start();
        await school.Set();
        await school.School.Send(new OpenIntakes(Year));
        var run = (await school.Run(Term.Spring, Math)).Id;
        await school.As(school.Ninths[0]).School.Send(new ApplyToIntake(run));
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new ApplyToIntake(run, school.Ninths[1].Id)))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new ApplyToIntake(Guid.NewGuid())))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.School.Send(new OpenIntakes(Year)))).Kind);
        var mine = (await school.Plan()).Terms[1].Lines.Single(l => l.Subject == Math).Mine;
        Assert.Equal((school.Ninths[0].Id, ApplicationState.Submitted), (mine.Single().Person, mine[0].State));
        Assert.Null((await school.As(school.Tenths[0]).Plan()).Terms[1].Lines.Single(l => l.Subject == Math).Mine.Single().State);
    }

    [Fact]
    public async Task Who_finds_no_place_waits()
    {
        await using var school = await Start();
        await school.Set(places: 1);
        await school.School.Send(new OpenIntakes(Year));
        var run = (await school.Run(Term.Spring, Math)).Id;
        await school.As(school.Ninths[0]).School.Send(new ApplyToIntake(run));
        Assert.Equal(ApplicationState.Waiting, (await school.As(school.Ninths[1]).School.Send(new ApplyToIntake(run))).State);
    }
}
