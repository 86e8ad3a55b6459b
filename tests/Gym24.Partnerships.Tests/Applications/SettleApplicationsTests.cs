using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Partnerships.Applications.Withdraw;
using Gym24.Partnerships.Runs.CancelRun;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Partnerships.Tests.RunSchool;

namespace Gym24.Partnerships.Tests.Applications;

public sealed class SettleApplicationsTests
{
    [Fact]
    public async Task Places_go_by_the_list_and_the_waiting_list_keeps_its_order()
    {
        var (school, run) = await Entered(places: 2);
        await using var _ = school;
        var pupils = school.Ninths;
        Assert.Equal([ApplicationState.Submitted, ApplicationState.Submitted, ApplicationState.Waiting, ApplicationState.Waiting], await school.States(run, pupils));
        school.School.Notices.Clear();
        Assert.Equal(3, await Settle(school, run, [pupils[3], pupils[1]], [pupils[2], pupils[0]]));
        Assert.Equal([ApplicationState.Waiting, ApplicationState.Approved, ApplicationState.Waiting, ApplicationState.Approved], await school.States(run, pupils));
        Assert.Equal((2, 2), ((await school.Run(run)).Taken, (await school.Run(run)).Waiting));
        Assert.Equal([pupils[2].Id, pupils[0].Id], (await Waiting(school, run)).Select(e => e.Person));
        Assert.Equal(4, school.School.Notices.Select(n => n.Person).Intersect(pupils.Select(p => p.Id)).Count());
        // Who comes first in the list is offered what becomes free.
        await school.As(pupils[3]).School.Send(new WithdrawApplication((await school.Application(run, pupils[3])).Id));
        Assert.Equal(ApplicationState.Offered, (await school.Application(run, pupils[2])).State);
    }

    [Fact]
    public async Task The_same_list_again_changes_nothing_and_tells_nobody()
    {
        var (school, run) = await Entered(places: 2);
        await using var _ = school;
        var pupils = school.Ninths;
        await Settle(school, run, [pupils[0], pupils[1]], [pupils[3], pupils[2]]);
        var turns = (await school.Application(run, pupils[3])).Turn;
        school.School.Notices.Clear();
        Assert.Equal(0, await Settle(school, run, [pupils[0], pupils[1]], [pupils[3], pupils[2]]));
        Assert.Empty(school.School.Notices);
        Assert.Equal(turns, (await school.Application(run, pupils[3])).Turn);
        // Another order is another list.
        Assert.Equal(0, await Settle(school, run, [pupils[0], pupils[1]], [pupils[2], pupils[3]]));
        Assert.Equal([pupils[2].Id, pupils[3].Id], (await Waiting(school, run)).Select(e => e.Person));
    }

    [Fact]
    public async Task More_than_the_places_and_a_list_of_other_people_are_refused()
    {
        var (school, run) = await Entered(places: 2);
        await using var _ = school;
        var pupils = school.Ninths;
        Assert.Equal("run-full", (await Refused(() => Settle(school, run, [pupils[0], pupils[1], pupils[2]], [pupils[3]]))).Code);
        Assert.Equal("stale", (await Refused(() => Settle(school, run, [pupils[0]], [pupils[2], pupils[3]]))).Code);
        Assert.Equal("stale", (await Refused(() => Settle(school, run, [pupils[0], school.Fifths[0]], [pupils[2], pupils[3]]))).Code);
        Assert.Equal("stale", (await Refused(() => Settle(school, run, [pupils[0], pupils[1]], [pupils[2], pupils[2]]))).Code);
        Assert.Equal("stale", (await Refused(() => Settle(school, run, [pupils[0], pupils[1]], [pupils[2], pupils[3], pupils[0]]))).Code);
        Assert.Equal(2, (await school.Run(run)).Taken);
        await school.School.Send(new CancelRun(run, null, "Карантин"));
        Assert.Equal("not-active", (await Refused(() => Settle(school, run, [], []))).Code);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => Settle(school, Guid.CreateVersion7(), [], []))).Kind);
    }

    [Fact]
    public async Task Only_who_decides_about_applications_settles()
    {
        var (school, run) = await Entered(places: 2);
        await using var _ = school;
        school.AsTeacher();
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => Settle(school, run, [school.Ninths[0], school.Ninths[1]], [school.Ninths[2], school.Ninths[3]]))).Kind);
    }

    [Fact]
    public async Task Two_lists_at_once_never_give_a_place_twice()
    {
        var (school, run) = await Entered(places: 2);
        await using var _ = school;
        var pupils = school.Ninths;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Settle(school, run, [pupils[i % 4], pupils[(i + 1) % 4]], [pupils[(i + 2) % 4], pupils[(i + 3) % 4]]))));
        Assert.Equal(2, (await school.States(run, pupils)).Count(s => s == ApplicationState.Approved));
        Assert.Equal((2, 2), ((await school.Run(run)).Taken, (await school.Run(run)).Waiting));
    }

    private static async Task<(RunSchool School, Guid Run)> Entered(int places)
    {
        var school = await Start(pupils: 4);
        var run = await school.AsCoordinator().Open(places: places, automatic: false);
        foreach (var pupil in school.Ninths)
            await school.Enter(run, pupil);
        return (school, run);
    }

    private static Task<int> Settle(RunSchool school, Guid run, PersonFacts[] approved, PersonFacts[] waiting) =>
        school.School.Within(s => s.GetRequiredService<ISelection>().Settle(run, [.. approved.Select(p => p.Id)], [.. waiting.Select(p => p.Id)]));

    private static async Task<IReadOnlyList<EntryFacts>> Waiting(RunSchool school, Guid run) =>
        [.. (await school.School.Within(s => s.GetRequiredService<IApplications>().Of(run))).Where(e => e.State == ApplicationState.Waiting)];
}
