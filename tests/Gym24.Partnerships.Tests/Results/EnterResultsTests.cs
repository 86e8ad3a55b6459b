using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Results.EnterResults;
using Gym24.Partnerships.Runs.OpenRun;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Tests.RunSchool;

namespace Gym24.Partnerships.Tests.Results;

public sealed class EnterResultsTests
{
    [Fact]
    public async Task Results_are_entered_corrected_and_made_void_and_each_change_is_published()
    {
        await using var school = await RunSchool.Start();
        var run = await Held(school);
        var (first, second) = (school.Fifths[0].Id, school.Fifths[1].Id);
        await school.AsTeacher().School.Send(new EnterResults(run, 0, [new(first, "winner", 97.5m, "Первое место"), new(second, "participant"), new(school.Fifths[2].Id, null)]));
        await school.School.Send(new EnterResults(run, 1, [new(first, "prize-winner", 97.5m, "Первое место"), new(second, "participant")]));
        await school.School.Send(new EnterResults(run, 2, [new(second, null)]));
        var events = await Events(school);
        // What was published at once has no order.
        Assert.Equal(["participant", "winner"], events.Take(2).Select(e => e.Outcome).Order());
        Assert.Equal(["prize-winner", "participant"], events.Skip(2).Select(e => e.Outcome));
        Assert.Equal([false, false, false, true], events.Select(e => e.Withdrawn));
        var won = Assert.Single(events, e => e.Outcome == "winner");
        Assert.Equal(("excursion", 97.5m, Today.AddDays(-1), 2026), (won.Offering, won.Points!.Value, won.On, won.SchoolYear));
        Assert.Equal(["tusur"], won.Partners);
        var sheet = await school.School.Send(new ShowResults(run));
        Assert.Equal((3, true), (sheet.Run.ResultsVersion, sheet.Results[second].Withdrawn));
    }

    [Fact]
    public async Task Wrong_lines_are_told_beside_their_fields_and_nothing_is_saved()
    {
        await using var school = await RunSchool.Start();
        var run = await Held(school);
        var refusal = await Refused(() => school.School.Send(new EnterResults(run, 0,
            [new(school.Fifths[0].Id, "champion"), new(school.Fifths[1].Id, "winner", 0.125m), new(school.Fifths[2].Id, null, 5)])));
        Assert.Equal(["outcome-0", "points-1", "outcome-2"], refusal.Faults.Select(f => f.Field));
        var other = await Refused(() => school.School.Send(new EnterResults(run, 0,
            [new(school.Fifths[0].Id, "winner"), new(school.Ninths[0].Id, "winner"), new(school.Fifths[1].Id, "winner", On: Today.AddDays(1))])));
        Assert.Equal(["person-1", "on"], other.Faults.Select(f => f.Field));
        Assert.Empty(await Events(school));
    }

    [Fact]
    public async Task Stale_results_are_refused()
    {
        await using var school = await RunSchool.Start();
        var run = await Held(school);
        await school.School.Send(new EnterResults(run, 0, [new(school.Fifths[0].Id, "winner")]));
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.School.Send(new EnterResults(run, 0, [new(school.Fifths[0].Id, "participant")])))).Kind);
    }

    private static async Task<IReadOnlyList<ResultEntered>> Events(RunSchool school) =>
        [.. (await school.Read(db => db.Set<OutboxRow>().Where(r => r.Type.EndsWith(nameof(ResultEntered))).OrderBy(r => r.At).ThenBy(r => r.Id).ToListAsync()))
            .Select(r => System.Text.Json.JsonSerializer.Deserialize<ResultEntered>(r.Payload)!)];

    private static async Task<Guid> Held(RunSchool school)
    {
        var id = await school.AsCoordinator().School.Send(new OpenRun(Draft() with { Starts = Today.AddDays(-1), EnrolTo = Today.AddDays(-1), EnrolFrom = Today.AddDays(-5), Teacher = school.Teacher.Id }));
        school.School.Clock.Advance(TimeSpan.FromDays(-1));
        await school.Enter(id, school.Fifths);
        school.School.Clock.Advance(TimeSpan.FromDays(1));
        return id;
    }
}
