using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Days;
using Gym24.Partnerships.Days.KeepDay;
using Gym24.Partnerships.Days.ShowDays;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Runs.OpenRun;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Partnerships.Tests.RunSchool;

namespace Gym24.Partnerships.Tests.Days;

public sealed class DaysTests
{
    [Theory]
    [InlineData("2025-11-01", null, true)]      // a working Saturday
    [InlineData("2025-11-03", DayOff.Moved, false)]
    [InlineData("2025-11-04", DayOff.Holiday, false)]
    [InlineData("2026-01-09", DayOff.Moved, false)]
    [InlineData("2026-03-09", DayOff.Moved, false)]
    [InlineData("2025-02-23", DayOff.Holiday, false)] // moved from, yet a holiday
    [InlineData("2024-12-28", null, true)]
    [InlineData("2027-05-03", null, false)]     // nothing is known beyond the law
    [InlineData("2027-05-01", DayOff.Holiday, false)]
    [InlineData("2026-11-22", DayOff.Sunday, false)]
    [InlineData("2026-11-21", null, false)]
    public void Acts_say_what_a_day_is(string day, DayOff? off, bool worked)
    {
        var on = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture);
        var facts = DayBook.Together(on, on, []).Of(on);
        Assert.Equal((off, worked), (facts.Off, facts.MovedToWork));
        Assert.Equal(off is null or DayOff.Sunday && !worked, facts.Source is null);
    }

    [Fact]
    public void A_year_without_an_order_stays_open() =>
        Assert.Equal([2027], DayBook.Together(new(2026, 9, 1), new(2027, 8, 31), []).Open);

    [Fact]
    public async Task Sessions_skip_holidays_and_vacations()
    {
        await using var run = await Start();
        await Enter(run, OwnDayKind.Vacation, new(2026, 12, 28), new(2027, 1, 10));
        // Thursdays: the 31st and the 7th are vacation.
        var id = await run.School.Send(new OpenRun(Draft() with { Starts = new(2026, 12, 17), Ends = new(2027, 1, 21) }));
        Assert.Equal([new(2026, 12, 17), new(2026, 12, 24), new(2027, 1, 14), new(2027, 1, 21)], (await run.Run(id)).Sessions.Select(s => s.On).Order());
    }

    [Fact]
    public async Task What_begins_in_the_vacation_is_meant_for_it()
    {
        await using var run = await Start();
        await Enter(run, OwnDayKind.Vacation, new(2027, 5, 3), new(2027, 5, 14));
        var id = await run.School.Send(new OpenRun(Draft() with { Starts = new(2027, 5, 6), Ends = new(2027, 5, 11) }));
        Assert.Equal([6, 7, 8, 10, 11], (await run.Run(id)).Sessions.Select(s => s.On.Day).Order());
    }

    [Fact]
    public async Task A_listed_holiday_stays_and_is_told()
    {
        await using var run = await Start();
        await Enter(run, OwnDayKind.Work, new(2026, 12, 19), instead: new(2026, 12, 30));
        DateOnly[] days = [new(2026, 12, 12), new(2026, 12, 19), new(2027, 1, 7)];
        var id = await run.School.Send(new OpenRun(Draft() with { Starts = days[0], Ends = days[^1], Sessions = days }));
        Assert.Equal(days, (await run.Run(id)).Sessions.Select(s => s.On).Order());
        var odd = SessionPlan.Odd(days, days[0], await Between(run, days[0], days[^1]));
        Assert.Equal([(days[1], true), (days[2], false)], odd.Select(d => (d.Day, d.MovedToWork)));
    }

    [Fact]
    public async Task A_school_day_overrules_a_moved_day_off_but_no_holiday()
    {
        await using var run = await Start();
        await Enter(run, OwnDayKind.Work, new(2026, 3, 9));
        Assert.True((await Between(run, new(2026, 3, 9), new(2026, 3, 9))).Of(new(2026, 3, 9)).IsSchoolDay);
        Assert.Equal("holiday", (await Refused(() => Enter(run, OwnDayKind.Work, new(2027, 5, 9)))).Code);
    }

    [Theory]
    [InlineData("2026-12-30", "2026-12-20", "invalid", "to")]
    [InlineData("2026-12-20", "2027-09-02", "invalid", "to")]
    [InlineData("2027-08-20", "2027-09-02", "two-years", "to")]
    [InlineData("2019-10-01", null, "year-far", "from")]
    [InlineData("2026-11-01", "2026-11-20", "overlap", "from")]
    public async Task Wrong_entries_are_refused_beside_the_field(string from, string? to, string code, string field)
    {
        await using var run = await Start();
        await Enter(run, OwnDayKind.Vacation, new(2026, 10, 26), new(2026, 11, 2));
        var refusal = await Refused(() => Enter(run, OwnDayKind.Vacation, Day(from)!.Value, Day(to)));
        Assert.Equal((code, field), (refusal.Code, refusal.Faults[0].Field));

        static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
    }

    [Fact]
    public async Task Who_saw_an_older_entry_is_refused_and_removing_twice_is_harmless()
    {
        await using var run = await Start();
        var id = await Enter(run, OwnDayKind.Vacation, new(2026, 12, 28), new(2027, 1, 10));
        var draft = new DayDraft(OwnDayKind.Vacation, "Зимние каникулы", new(2026, 12, 28), new(2027, 1, 11));
        await run.School.Send(new ChangeDay(id, 0, draft));
        Assert.Equal(RefusalKind.Stale, (await Refused(() => run.School.Send(new ChangeDay(id, 0, draft)))).Kind);
        await run.School.Send(new RemoveDay(id));
        await run.School.Send(new RemoveDay(id));
        Assert.Empty((await run.School.Send(new ShowDays(2026))).Own);
    }

    [Fact]
    public async Task Only_who_may_keeps_days_and_everybody_sees_them()
    {
        await using var run = await Start();
        run.School.Caller.Only((Permissions.Apply, Scope.Own));
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => Enter(run, OwnDayKind.Vacation, new(2026, 12, 28)))).Kind);
        Assert.NotEmpty((await run.School.Send(new ShowDays())).Public);
    }

    [Fact]
    public async Task Of_two_entries_at_the_same_moment_one_is_refused()
    {
        await using var run = await Start();
        var both = await Task.WhenAll(Enumerable.Range(0, 4).Select(async _ =>
        {
            try { await Enter(run, OwnDayKind.Vacation, new(2026, 12, 28), new(2027, 1, 10)); return 1; }
            catch (Refusal) { return 0; }
        }));
        Assert.Equal(1, both.Sum());
    }

    private static Task<Guid> Enter(RunSchool run, OwnDayKind kind, DateOnly from, DateOnly? to = null, DateOnly? instead = null) =>
        run.School.Send(new AddDay(new DayDraft(kind, "Зимние каникулы", from, to, instead)));

    private static Task<SchoolDays> Between(RunSchool run, DateOnly from, DateOnly to) =>
        run.School.Within(provider => provider.GetRequiredService<ISchoolDays>().Between(from, to));
}
