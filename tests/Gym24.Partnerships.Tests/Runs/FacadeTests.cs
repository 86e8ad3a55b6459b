using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Attendance.MarkAttendance;
using Gym24.Partnerships.Results.EnterResults;
using Gym24.Partnerships.Runs.OpenRun;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Partnerships.Tests.RunSchool;

namespace Gym24.Partnerships.Tests.Runs;

/// <summary>What other modules do to a run through the contracts.</summary>
public sealed class FacadeTests
{
    [Fact]
    public async Task A_module_marks_whom_it_expected_and_an_open_sheet_becomes_stale()
    {
        await using var school = await RunSchool.Start();
        var run = await Held(school);
        var (first, second) = (school.Fifths[0].Id, school.Fifths[1].Id);
        var sessions = await school.School.Within(p => p.GetRequiredService<IAttendance>().Sessions(run));
        Task<int> Mark(Guid person, Presence? presence, int session = 0) =>
            school.School.Within(p => p.GetRequiredService<IAttendance>().Mark(run, [new(sessions[session].Id, person, presence)]));

        Assert.Equal(1, await Mark(first, Presence.Present));
        Assert.Equal(0, await Mark(first, Presence.Present));
        Assert.Equal(1, await Mark(second, Presence.Excused));
        Assert.Equal("early", (await Refused(() => Mark(first, Presence.Present, session: 1))).Faults[0].Code);
        Assert.Equal("invalid", (await Refused(() => Mark(first, (Presence)9))).Faults[0].Code);
        var marks = await school.School.Within(p => p.GetRequiredService<IAttendance>().Of(run));
        Assert.Equal([(first, Presence.Present), (second, Presence.Excused)], marks.OrderBy(m => m.Presence).Select(m => (m.Person, m.Presence!.Value)));
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.School.Send(new MarkAttendance(run, 0, [])))).Kind);
    }

    [Fact]
    public async Task A_module_enters_results_by_the_rules_that_hold_for_people()
    {
        await using var school = await RunSchool.Start();
        var run = await Held(school);
        var first = school.Fifths[0].Id;
        Task<int> Enter(Guid person, string outcome) =>
            school.School.Within(p => p.GetRequiredService<IResults>().Enter(run, [new(person, outcome, 12)]));

        Assert.Equal(1, await Enter(first, "winner"));
        Assert.Equal("outcome-0", (await Refused(() => Enter(first, "champion"))).Faults[0].Field);
        Assert.Equal("person-0", (await Refused(() => Enter(school.Ninths[0].Id, "winner"))).Faults[0].Field);
        var result = Assert.Single(await school.School.Within(p => p.GetRequiredService<IResults>().Of(run)));
        Assert.Equal((first, "winner", 12m), (result.Person, result.Outcome, result.Points!.Value));
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.School.Send(new EnterResults(run, 0, [])))).Kind);
    }

    private static async Task<Guid> Held(RunSchool school)
    {
        var run = await school.AsCoordinator().School.Send(new OpenRun(Draft() with
        {
            Starts = Today.AddDays(-1), Ends = Today.AddDays(1), EnrolFrom = Today.AddDays(-9), EnrolTo = Today,
        }));
        await school.Enter(run, school.Fifths);
        return run;
    }
}
