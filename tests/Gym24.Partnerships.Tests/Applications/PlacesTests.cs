using Gym24.Contracts;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Applications.Answer;
using Gym24.Partnerships.Applications.Apply;
using Gym24.Partnerships.Applications.Decide;
using Gym24.Partnerships.Applications.Lapse;
using Gym24.Partnerships.Applications.Withdraw;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Runs.ChangeRun;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Partnerships.Tests.RunSchool;

namespace Gym24.Partnerships.Tests.Applications;

public sealed class PlacesTests
{
    [Fact]
    public async Task Two_hundred_at_once_for_fifteen_places_give_fifteen_and_an_ordered_list()
    {
        await using var school = await RunSchool.Start(pupils: 200);
        var run = await school.AsCoordinator().Open(places: 15);
        await Parallel.ForEachAsync(school.Ninths, new ParallelOptions { MaxDegreeOfParallelism = 32 },
            async (pupil, _) => await school.School.Send(new Apply(run, [pupil.Id])));
        var rows = await school.Read(db => db.Set<Application>().Where(a => a.RunId == run).OrderBy(a => a.Turn).ToListAsync());
        Assert.Equal(200, rows.Count);
        Assert.Equal(15, rows.Count(r => r.State == ApplicationState.Approved));
        Assert.All(rows.Take(15), r => Assert.Equal(ApplicationState.Approved, r.State));
        Assert.All(rows.Skip(15), r => Assert.Equal(ApplicationState.Waiting, r.State));
        Assert.Equal(200, rows.Select(r => r.Turn).Distinct().Count());
        var stored = await school.Run(run);
        Assert.Equal((15, 185), (stored.Taken, stored.Waiting));
    }

    [Fact]
    public async Task Same_person_applying_at_once_from_many_windows_is_entered_once()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open(places: 2);
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            try { await school.Enter(run, school.Ninths[0]); return "done"; }
            catch (Refusal refusal) { return refusal.Code; }
        }));
        Assert.Single(answers, "done");
        Assert.All(answers.Where(a => a != "done"), a => Assert.Equal("already-applied", a));
        Assert.Equal(1, (await school.Run(run)).Taken);
    }

    [Fact]
    public async Task Freed_place_is_offered_to_the_next_with_a_time_limit()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open(places: 1);
        foreach (var pupil in school.Ninths)
            await school.Enter(run, pupil);
        school.School.Notices.Clear();
        await school.As(school.Ninths[0]).School.Send(new WithdrawApplication((await school.Application(run, school.Ninths[0])).Id));
        var next = await school.Application(run, school.Ninths[1]);
        Assert.Equal(ApplicationState.Offered, next.State);
        Assert.Equal(school.School.Clock.GetUtcNow().UtcDateTime.AddHours(48), next.OfferedUntil);
        Assert.Contains(school.School.Notices, n => n.Person == school.Ninths[1].Id && n.Text.Ru.Contains("24\u00a0ноября 2026, 10:00"));
        Assert.Equal(ApplicationState.Approved, await school.As(school.Ninths[1]).School.Send(new AcceptPlace(next.Id)));
        Assert.Equal((1, 1), ((await school.Run(run)).Taken, (await school.Run(run)).Waiting));
    }

    [Fact]
    public async Task Offer_nobody_takes_lapses_and_goes_on()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open(places: 1);
        foreach (var pupil in school.Ninths)
            await school.Enter(run, pupil);
        await school.School.Send(new WithdrawApplication((await school.Application(run, school.Ninths[0])).Id));
        var offered = await school.Application(run, school.Ninths[1]);
        Assert.False(await Step(school));
        school.School.Clock.Advance(TimeSpan.FromHours(48));
        Assert.Equal("offer-lapsed", (await Refused(() => school.As(school.Ninths[1]).School.Send(new AcceptPlace(offered.Id)))).Code);
        Assert.True(await Step(school.AsCoordinator()));
        Assert.False(await Step(school));
        Assert.Equal([ApplicationState.Withdrawn, ApplicationState.Lapsed, ApplicationState.Offered], await school.States(run, school.Ninths));
    }

    [Fact]
    public async Task Whoever_has_not_answered_an_offer_is_reminded_before_it_lapses()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open(places: 1);
        foreach (var pupil in school.Ninths)
            await school.Enter(run, pupil);
        await school.School.Send(new WithdrawApplication((await school.Application(run, school.Ninths[0])).Id));
        Assert.Empty(await Reminders());
        school.School.Clock.Advance(TimeSpan.FromHours(24));
        var first = await Reminders();
        Assert.Contains(first, r => r.Person == school.Ninths[1].Id && r.Text.Ru.Contains("24\u00a0ноября 2026, 10:00"));
        Assert.Equal(first.Select(r => (r.Key, r.Person)), (await Reminders()).Select(r => (r.Key, r.Person)));
        await school.As(school.Ninths[1]).School.Send(new AcceptPlace((await school.Application(run, school.Ninths[1])).Id));
        Assert.Empty(await Reminders());

        Task<IReadOnlyList<Reminder>> Reminders() =>
            school.School.Within(services => services.GetServices<IReminderSource>().Single().On(((ISchool)school.School).Today, default));
    }

    [Fact]
    public async Task Offer_ends_when_the_run_begins()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open(places: 1, inDays: 1, at: new TimeOnly(9, 0));
        await school.Enter(run, school.Ninths[0]);
        await school.Enter(run, school.Ninths[1]);
        await school.School.Send(new WithdrawApplication((await school.Application(run, school.Ninths[0])).Id));
        Assert.Equal(new DateTime(2026, 11, 23, 2, 0, 0), (await school.Application(run, school.Ninths[1])).OfferedUntil);
    }

    [Fact]
    public async Task Declined_place_goes_to_the_next_and_a_child_answers_through_a_guardian()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open(places: 1);
        await school.Enter(run, [school.Ninths[1], school.Fifths[0], school.Ninths[2]]);
        await school.School.Send(new WithdrawApplication((await school.Application(run, school.Ninths[1])).Id));
        var offered = await school.Application(run, school.Fifths[0]);
        Assert.Equal("guardian", (await Refused(() => school.As(school.Fifths[0]).School.Send(new AcceptPlace(offered.Id)))).Code);
        await school.AsMother().School.Send(new DeclinePlace(offered.Id));
        Assert.Equal([ApplicationState.Withdrawn, ApplicationState.Offered], await school.States(run, [school.Fifths[0], school.Ninths[2]]));
    }

    [Fact]
    public async Task More_places_are_offered_in_order_and_fewer_than_taken_are_refused()
    {
        await using var school = await RunSchool.Start(pupils: 5);
        var run = await school.AsCoordinator().Open(places: 2);
        await school.Enter(run, school.Ninths);
        var stored = await school.Run(run);
        var refusal = await Refused(() => school.School.Send(new ChangeRun(run, stored.Version, RunDraft.Of(stored) with { Places = 1 })));
        Assert.Equal(("places-taken", "places"), (refusal.Code, refusal.Faults[0].Field));
        await school.School.Send(new ChangeRun(run, stored.Version, RunDraft.Of(stored) with { Places = 4 }));
        Assert.Equal([ApplicationState.Approved, ApplicationState.Approved, ApplicationState.Offered, ApplicationState.Offered, ApplicationState.Waiting],
            await school.States(run, school.Ninths));
    }

    [Fact]
    public async Task Coordinator_decides_in_bulk_and_the_stale_list_is_refused()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open(places: 2, automatic: false);
        await school.Enter(run, school.Ninths);
        var first = await school.Application(run, school.Ninths[0]);
        var second = await school.Application(run, school.Ninths[1]);
        await school.School.Send(new DecideApplications([new(first.Id, first.Version)], Decision.Approve));
        var stale = await Refused(() => school.School.Send(new DecideApplications([new(second.Id, second.Version), new(first.Id, first.Version)], Decision.Reject, "Нет")));
        Assert.Equal(RefusalKind.Stale, stale.Kind);
        Assert.Equal([ApplicationState.Approved, ApplicationState.Submitted, ApplicationState.Waiting], await school.States(run, school.Ninths));
        school.School.Notices.Clear();
        await school.School.Send(new DecideApplications([new(first.Id), new(second.Id)], Decision.Reject, "Заявка ошибочна"));
        Assert.Equal([ApplicationState.Rejected, ApplicationState.Rejected, ApplicationState.Offered], await school.States(run, school.Ninths));
        Assert.Contains(school.School.Notices, n => n.Person == school.Ninths[0].Id && n.Text.Ru.Contains("Заявка ошибочна"));
        Assert.Contains(school.School.Notices, n => n.Person == school.Mother.Id);
    }

    [Fact]
    public async Task Rejection_needs_a_reason_and_approval_needs_a_place()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open(places: 1, automatic: false);
        await school.Enter(run, school.Ninths);
        var waiting = await school.Application(run, school.Ninths[2]);
        Assert.Equal("invalid", (await Refused(() => school.School.Send(new DecideApplications([new(waiting.Id)], Decision.Reject)))).Code);
        Assert.Equal("run-full", (await Refused(() => school.School.Send(new DecideApplications([new(waiting.Id)], Decision.Approve)))).Code);
    }

    [Fact]
    public async Task Whom_the_coordinator_lets_wait_is_offered_nothing_by_itself()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open(places: 1, automatic: false);
        await school.Enter(run, school.Ninths[0]);
        var row = await school.Application(run, school.Ninths[0]);
        await school.School.Send(new DecideApplications([new(row.Id)], Decision.Wait));
        Assert.Equal(ApplicationState.Waiting, (await school.Application(run, school.Ninths[0])).State);
        Assert.Equal(0, (await school.Run(run)).Taken);
        await school.School.Send(new DecideApplications([new(row.Id)], Decision.Approve));
        Assert.Equal(1, (await school.Run(run)).Taken);
    }

    [Fact]
    public async Task Pupil_may_not_decide_nor_touch_anothers_entry()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open();
        var entry = await school.Enter(run, school.Ninths[0]);
        school.As(school.Ninths[1]);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => school.School.Send(new DecideApplications([new(entry.Application!.Value)], Decision.Approve)))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new WithdrawApplication(entry.Application!.Value)))).Kind);
    }

    [Fact]
    public async Task Who_leaves_the_school_frees_the_places_to_come()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open(places: 1);
        await school.Enter(run, school.Ninths[0]);
        await school.Enter(run, school.Ninths[1]);
        await school.Read(db => { db.Publish(new PersonLeft(school.Ninths[0].Id, Today)); return Task.FromResult(true); });
        await school.School.Deliver();
        Assert.Equal([ApplicationState.Withdrawn, ApplicationState.Offered], await school.States(run, school.Ninths.Take(2)));
    }

    [Fact]
    public async Task Other_modules_enter_people_in_their_own_transaction()
    {
        await using var school = await RunSchool.Start();
        var run = await school.AsCoordinator().Open(places: 2);
        await Assert.ThrowsAsync<InvalidOperationException>(() => school.School.Within<bool>(async provider =>
        {
            await provider.GetRequiredService<IApplications>().Enter(run, [school.Ninths[0].Id]);
            throw new InvalidOperationException();
        }));
        Assert.Equal(0, (await school.Run(run)).Taken);
        var outcomes = await school.School.Within(provider =>
            provider.GetRequiredService<IApplications>().Enter(run, [.. school.Ninths.Select(p => p.Id), Guid.Empty]));
        Assert.Equal(["Approved", "Approved", "Waiting", ""], outcomes.Select(o => o.State.ToString() ?? ""));
        var entries = await school.School.Within(provider => provider.GetRequiredService<IApplications>().Of(run));
        Assert.Equal([null, null, 1], entries.Select(e => e.Rank));
        Assert.Equal(3, (await school.Published()).Count(t => t == "ApplicationMoved"));
    }

    private static async Task<bool> Step(RunSchool school)
    {
        await using var scope = school.School.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetServices<IJob>().OfType<LapseJob>().Single().Step(default);
    }
}
