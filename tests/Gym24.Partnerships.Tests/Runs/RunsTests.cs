using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Runs.CancelRun;
using Gym24.Partnerships.Runs.ChangeRun;
using Gym24.Partnerships.Runs.CloseRun;
using Gym24.Partnerships.Runs.CopyRun;
using Gym24.Partnerships.Runs.OpenRun;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Partnerships.Tests.RunSchool;

namespace Gym24.Partnerships.Tests.Runs;

public sealed class RunsTests
{
    [Fact]
    public async Task Run_of_a_variant_keeps_names_and_partners_and_has_defaults()
    {
        await using var school = await RunSchool.Start();
        var run = await school.Run(await school.AsCoordinator().Open("physics-summer"));
        Assert.Equal(("physics-summer", "school-of-physics", "Предложение school-of-physics: Летняя сессия"), (run.Offering, run.Root, run.Name));
        Assert.Equal((Today, Today.AddDays(9), 2026), (run.EnrolFrom, run.EnrolTo, run.SchoolYear));
        Assert.Equal([Today.AddDays(10)], run.Sessions.Select(s => s.On));
    }

    [Fact]
    public async Task Historic_or_unknown_offering_opens_no_run()
    {
        await using var school = await RunSchool.Start();
        Assert.Equal("not-active", (await Refused(() => school.AsCoordinator().Open("old"))).Code);
        Assert.Equal("unknown-offering", (await Refused(() => school.Open("nothing"))).Code);
    }

    [Fact]
    public async Task Everything_wrong_is_said_at_once_beside_its_field()
    {
        await using var school = await RunSchool.Start();
        var refusal = await Refused(() => school.AsCoordinator().School.Send(new OpenRun(new RunDraft
        {
            Offering = "excursion", Title = new string('x', 201), Places = 0, Until = new TimeOnly(10, 0), Starts = Today, Ends = Today.AddDays(-1),
        })));
        Assert.Equal(["title", "places", "at", "ends"], refusal.Faults.Select(f => f.Field));
        var other = await Refused(() => school.School.Send(new OpenRun(Draft() with { Teacher = school.Mother.Id })));
        Assert.Equal("teacher", other.Faults[0].Field);
        Assert.Equal("starts", (await Refused(() => school.School.Send(new OpenRun(Draft() with { SchoolYear = 2025 })))).Faults[0].Field);
    }

    [Fact]
    public async Task Only_who_may_opens()
    {
        await using var school = await RunSchool.Start();
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.AsTeacher().Open())).Kind);
    }

    [Theory]
    [InlineData("2025-09-01", "2026-09-07")]
    [InlineData("2025-11-20", "2026-11-19")]
    [InlineData("2026-05-31", "2027-05-30")]
    public async Task Last_years_run_is_copied_to_the_same_weekday_of_the_next_year(string from, string to)
    {
        await using var school = await RunSchool.Start();
        var starts = DateOnly.Parse(from, System.Globalization.CultureInfo.InvariantCulture);
        var run = await school.AsCoordinator().School.Send(new OpenRun(Draft(places: 7) with { Starts = starts, Ends = starts.AddDays(30), Title = "Осень", Weekdays = [DayOfWeek.Tuesday] }));
        var copy = await school.Run(await school.School.Send(new CopyRun(run, 2026)));
        foreach (var far in (int[])[1999, 2101, int.MaxValue, int.MinValue])
            Assert.Equal(RefusalKind.Invalid, (await Assert.ThrowsAsync<Refusal>(() => school.School.Send(new CopyRun(run, far)))).Kind);
        Assert.Equal(DateOnly.Parse(to, System.Globalization.CultureInfo.InvariantCulture), copy.Starts);
        Assert.Equal((2026, "Осень", 7, 0), (copy.SchoolYear, copy.Title, copy.Places!.Value, copy.Taken));
        Assert.All(copy.Sessions, s => Assert.Equal(DayOfWeek.Tuesday, s.On.DayOfWeek));
        Assert.Equal((await school.Run(run)).Sessions.Count, copy.Sessions.Count);
    }

    [Fact]
    public async Task Moved_run_tells_those_entered_and_their_guardians()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open();
        await school.Enter(run, school.Fifths);
        school.School.Notices.Clear();
        var stored = await school.Run(run);
        await school.School.Send(new ChangeRun(run, stored.Version, RunDraft.Of(stored) with { Room = "210" }));
        Assert.Empty(school.School.Notices);
        stored = await school.Run(run);
        await school.School.Send(new ChangeRun(run, stored.Version, RunDraft.Of(stored) with { Starts = Today.AddDays(12), Ends = Today.AddDays(12), Sessions = [] }));
        Assert.Equal([.. school.Fifths.Select(p => p.Id).Append(school.Mother.Id).Order()], school.School.Notices.Select(n => n.Person).Order());
        Assert.Contains("4\u00a0декабря 2026", school.School.Notices[0].Text.Ru);
        Assert.Contains("4\u00a0December 2026", school.School.Notices[0].Text.En);
        Assert.Equal(2, (await school.Published()).Count(e => e == "RunChanged"));
        Assert.Equal([Today.AddDays(12)], (await school.Run(run)).Sessions.Select(s => s.On));
    }

    [Fact]
    public async Task Change_on_an_old_version_is_refused()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open();
        var stored = await school.Run(run);
        await school.School.Send(new ChangeRun(run, stored.Version, RunDraft.Of(stored) with { Room = "210" }));
        var refusal = await Refused(() => school.School.Send(new ChangeRun(run, stored.Version, RunDraft.Of(stored) with { Room = "310" })));
        Assert.Equal(RefusalKind.Stale, refusal.Kind);
        Assert.Equal("210", (await school.Run(run)).Room);
    }

    [Fact]
    public async Task Cancelled_run_tells_why_and_takes_nobody()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open(places: 2);
        await school.Enter(run, school.Ninths);
        school.School.Notices.Clear();
        Assert.Equal("invalid", (await Refused(() => school.School.Send(new CancelRun(run, null, " ")))).Code);
        await school.School.Send(new CancelRun(run, null, "Карантин"));
        var stored = await school.Run(run);
        Assert.Equal((RunState.Cancelled, "Карантин", 0, 0), (stored.State, stored.CancelReason, stored.Taken, stored.Waiting));
        Assert.All(await school.States(run, school.Ninths), s => Assert.Equal(ApplicationState.Cancelled, s));
        Assert.Equal(4, school.School.Notices.Count);
        Assert.All(school.School.Notices, n => Assert.Contains("Карантин", n.Text.Ru));
        Assert.Contains("RunCancelled", await school.Published());
        Assert.Equal("not-active", (await Refused(() => school.Enter(run, school.Fifths[0], "Надо"))).Code);
        Assert.Equal("not-active", (await Refused(() => school.School.Send(new CancelRun(run, null, "Ещё раз")))).Code);
    }

    [Fact]
    public async Task Run_closes_once_it_has_begun()
    {
        await using var school = await RunSchool.Start();
        var ahead = await school.AsCoordinator().Open();
        Assert.Equal("not-started", (await Refused(() => school.School.Send(new CloseRun(ahead, 0)))).Code);
        var over = await school.Open(inDays: -3);
        await school.School.Send(new CloseRun(over, 0));
        Assert.Equal(RunState.Closed, (await school.Run(over)).State);
    }

    [Fact]
    public async Task Other_modules_open_find_and_cancel_runs()
    {
        await using var school = await RunSchool.Start();
        var day = Today.AddDays(5);
        var id = await school.School.Within(provider => provider.GetRequiredService<IRuns>().Open(new NewRun(
            "excursion", 2026, "Слот 1", day, day, new TimeOnly(12, 0), new TimeOnly(13, 0), null, null, 45, null, school.Teacher.Id, "tusur")));
        var found = await school.School.Within(provider => provider.GetRequiredService<IRuns>().Of(["excursion"], 2026));
        Assert.Equal((id, 45, 0), (found.Single().Id, found[0].Places!.Value, found[0].Taken));
        Assert.Equal("tusur", (await school.Run(id)).Module);
        await school.School.Within(async provider => { await provider.GetRequiredService<IRuns>().Cancel(id, "Нет автобуса"); return true; });
        Assert.Equal(RunState.Cancelled, (await school.School.Within(provider => provider.GetRequiredService<IRuns>().Find(id)))!.State);
        Assert.Null(await school.School.Within(provider => provider.GetRequiredService<IRuns>().Find(Guid.CreateVersion7())));
    }

    [Fact]
    public async Task Tables_hold_what_the_model_says()
    {
        await using var school = await RunSchool.Start();
        var stored = await school.Run(await school.AsCoordinator().School.Send(new OpenRun(Draft() with
        {
            Title = "Ёлка", Room = "Актовый зал", Teacher = school.Teacher.Id, Places = 30, At = new TimeOnly(14, 30), Until = new TimeOnly(15, 15),
        })));
        Assert.Equal(("Ёлка", "Актовый зал", "Зуева Анна Петровна", new TimeOnly(15, 15)), (stored.Title, stored.Room, stored.TeacherName, stored.Until!.Value));
        Assert.Equal(new TimeOnly(14, 30), stored.Sessions.Single().At);
    }
}
