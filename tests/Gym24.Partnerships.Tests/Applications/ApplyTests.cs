using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Applications.Apply;
using Gym24.Partnerships.Applications.Confirm;
using static Gym24.Partnerships.Tests.RunSchool;

namespace Gym24.Partnerships.Tests.Applications;

public sealed class ApplyTests
{
    [Fact]
    public async Task Class_is_entered_in_order_of_names_and_who_does_not_fit_waits()
    {
        await using var school = await RunSchool.Start(pupils: 5);
        var run = await school.AsCoordinator().Open(places: 3);
        var outcomes = await school.AsTeacher().School.Send(new Apply(run, [], school.Fifth.Id));
        Assert.Equal(5, outcomes.Count);
        Assert.Equal([ApplicationState.Approved, ApplicationState.Approved, ApplicationState.Approved, ApplicationState.Waiting, ApplicationState.Waiting],
            await school.States(run, school.Fifths));
        var stored = await school.Run(run);
        Assert.Equal((3, 2), (stored.Taken, stored.Waiting));
    }

    [Fact]
    public async Task Nobody_is_entered_twice()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open();
        await school.As(school.Ninths[0]).Enter(run, school.Ninths[0]);
        var refusal = await Refused(() => school.Enter(run, school.Ninths[0]));
        Assert.Equal(("already-applied", RefusalKind.Stale), (refusal.Code, refusal.Kind));
        Assert.Equal(1, (await school.Run(run)).Taken);
    }

    [Fact]
    public async Task Whoever_withdrew_may_come_back_at_the_end()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open(places: 1);
        var first = await school.Enter(run, school.Ninths[0]);
        await school.Enter(run, school.Ninths[1]);
        await school.School.Send(new Gym24.Partnerships.Applications.Withdraw.WithdrawApplication(first.Application!.Value));
        var again = await school.Enter(run, school.Ninths[0]);
        Assert.Equal((first.Application, ApplicationState.Waiting), (again.Application, again.State!.Value));
        Assert.Equal(ApplicationState.Offered, (await school.Application(run, school.Ninths[1])).State);
    }

    [Fact]
    public async Task Grade_outside_the_range_is_refused_in_words_and_overruled_with_a_reason()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open("school-of-physics");
        var refusal = await Refused(() => school.AsTeacher().Enter(run, school.Fifths[0]));
        Assert.Equal("grade", refusal.Code);
        Assert.Equal("5 класс не подходит: предложение для классов 9.", refusal.Message);
        Assert.Contains(refusal.Faults, f => f is { Field: "overruleReason", Code: "required" });
        var outcome = await school.Enter(run, school.Fifths[0], "Победитель олимпиады");
        Assert.NotNull(outcome.Application);
        var row = await school.Application(run, school.Fifths[0]);
        Assert.Equal(("grade", "Победитель олимпиады", 5), (row.Overruled, row.OverruleReason, row.Grade));
    }

    [Fact]
    public async Task Pupil_overrules_nothing()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open("school-of-physics");
        var refusal = await Refused(() => school.As(school.Fifths[0]).Enter(run, school.Fifths[0], "Очень хочу"));
        Assert.Equal("grade", refusal.Code);
        Assert.DoesNotContain(refusal.Faults, f => f.Field == "overruleReason");
    }

    [Fact]
    public async Task Unknown_range_leaves_the_decision_to_the_coordinator()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open("course");
        var outcome = await school.As(school.Ninths[0]).Enter(run, school.Ninths[0]);
        Assert.Equal(ApplicationState.Submitted, outcome.State);
        Assert.Equal("grade-unknown", outcome.Faults.Single().Code);
        Assert.Equal(ApplicationState.Approved, (await school.AsCoordinator().Enter(run, school.Ninths[1])).State);
    }

    [Fact]
    public async Task Overlap_is_a_warning_that_may_be_overruled()
    {
        await using var school = await RunSchool.Start();
        var first = await school.AsCoordinator().Open(at: new TimeOnly(10, 0));
        var second = await school.Open("lecture", at: new TimeOnly(10, 30));
        var later = await school.Open("lecture", at: new TimeOnly(11, 0));
        await school.Enter(first, school.Fifths[0]);
        var refusal = await Refused(() => school.AsTeacher().Enter(second, school.Fifths[0]));
        Assert.Equal("overlap", refusal.Code);
        Assert.Contains("Предложение excursion", refusal.Message);
        Assert.NotNull((await school.Enter(later, school.Fifths[0])).Application);
        Assert.NotNull((await school.Enter(second, school.Fifths[1])).Application);
        Assert.NotNull((await school.Enter(second, school.Fifths[0], "Успеет")).Application);
    }

    [Fact]
    public async Task Same_day_without_times_is_a_doubt_not_an_obstacle()
    {
        await using var school = await RunSchool.Start();
        var first = await school.AsCoordinator().Open();
        var second = await school.Open("lecture");
        await school.As(school.Ninths[0]).Enter(first, school.Ninths[0]);
        var outcome = await school.Enter(second, school.Ninths[0]);
        Assert.Equal(("overlap-unknown", ApplicationState.Submitted), (outcome.Faults.Single().Code, outcome.State!.Value));
    }

    [Fact]
    public async Task Window_is_closed_for_all_but_a_coordinator_with_a_reason()
    {
        await using var school = await RunSchool.Start();
        var closed = await school.AsCoordinator().School.Send(new Gym24.Partnerships.Runs.OpenRun.OpenRun(
            Draft() with { EnrolFrom = Today.AddDays(-5), EnrolTo = Today.AddDays(-1) }));
        var early = await school.School.Send(new Gym24.Partnerships.Runs.OpenRun.OpenRun(Draft() with { EnrolFrom = Today.AddDays(1) }));
        Assert.Equal("window-closed", (await Refused(() => school.As(school.Ninths[0]).Enter(closed, school.Ninths[0]))).Code);
        Assert.Equal("window-not-open", (await Refused(() => school.Enter(early, school.Ninths[0]))).Code);
        Assert.Equal("window-closed", (await Refused(() => school.AsTeacher().Enter(closed, school.Fifths[0], "Опоздали"))).Code);
        Assert.Equal("window-closed", (await Refused(() => school.AsCoordinator().Enter(closed, school.Fifths[0]))).Code);
        Assert.NotNull((await school.Enter(closed, school.Fifths[0], "Опоздали")).Application);
        Assert.Equal("window-closed", (await school.Application(closed, school.Fifths[0])).Overruled);
    }

    [Fact]
    public async Task Audience_is_kept()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open("seminar");
        Assert.Equal("audience", (await Refused(() => school.As(school.Ninths[0]).Enter(run, school.Ninths[0]))).Code);
        Assert.Equal(ApplicationState.Approved, (await school.AsTeacher().Enter(run, school.Teacher)).State);
    }

    [Fact]
    public async Task Full_run_without_a_waiting_list_refuses()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().School.Send(new Gym24.Partnerships.Runs.OpenRun.OpenRun(Draft(places: 1) with { WaitingList = false }));
        await school.Enter(run, school.Ninths[0]);
        Assert.Equal("run-full", (await Refused(() => school.Enter(run, school.Ninths[1], "Очень надо"))).Code);
    }

    [Fact]
    public async Task Another_persons_id_is_unknown()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open();
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.As(school.Ninths[0]).Enter(run, school.Ninths[1]))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.AsMother().Enter(run, school.Ninths[1]))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.AsTeacher().School.Send(new Apply(run, [], school.Ninth.Id)))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.AsCoordinator().Enter(Guid.CreateVersion7(), school.Ninths[1]))).Kind);
        var mixed = await school.AsTeacher().Enter(run, [school.Fifths[0], school.Ninths[0]]);
        Assert.Equal([null, "not-found"], mixed.Select(o => o.Faults.FirstOrDefault()?.Code));
    }

    [Fact]
    public async Task Form_saves_all_or_nobody()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open();
        await school.Enter(run, school.Fifths[0]);
        await Refused(() => school.School.Send(new Apply(run, [.. school.Fifths.Select(p => p.Id)], Whole: true)));
        Assert.Equal(1, (await school.Run(run)).Taken);
    }

    [Fact]
    public async Task Under_fourteen_waits_for_a_guardian_without_holding_a_place()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open(places: 1);
        var child = await school.As(school.Fifths[0]).Enter(run, school.Fifths[0]);
        Assert.Equal(ApplicationState.AwaitsGuardian, child.State);
        Assert.Equal(0, (await school.Run(run)).Taken);
        Assert.Equal(school.Mother.Id, school.School.Notices.Single().Person);
        Assert.Equal("guardian", (await Refused(() => school.School.Send(new ConfirmApplication(child.Application!.Value)))).Code);
        Assert.Equal(ApplicationState.Approved, await school.AsMother().School.Send(new ConfirmApplication(child.Application!.Value)));
        Assert.Equal(1, (await school.Run(run)).Taken);
        Assert.Equal("state", (await Refused(() => school.School.Send(new ConfirmApplication(child.Application!.Value)))).Code);
    }

    [Fact]
    public async Task Guardian_applies_for_several_children_and_their_yes_is_given()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open();
        var outcomes = await school.AsMother().Enter(run, [school.Fifths[0], school.Ninths[0]]);
        Assert.All(outcomes, o => Assert.Equal(ApplicationState.Approved, o.State));
    }

    [Fact]
    public async Task Coordinator_puts_down_a_guardians_yes_on_paper_with_a_reason()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open();
        var child = await school.As(school.Fifths[1]).Enter(run, school.Fifths[1]);
        school.AsCoordinator();
        Assert.Equal("guardian", (await Refused(() => school.School.Send(new ConfirmApplication(child.Application!.Value)))).Code);
        await school.School.Send(new ConfirmApplication(child.Application!.Value, OverruleReason: "Заявление от 20.11"));
        Assert.Equal("Заявление от 20.11", (await school.Application(run, school.Fifths[1])).OverruleReason);
    }
}
