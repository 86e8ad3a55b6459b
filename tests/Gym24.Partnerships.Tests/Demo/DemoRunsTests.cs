using System.Diagnostics;
using Gym24.Contracts.Data;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Attendance;
using Gym24.Partnerships.Results;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Tests.Catalogue;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Partnerships.Tests.Demo;

public sealed class DemoRunsTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    [Fact]
    public async Task Two_years_of_runs_keep_the_rules_of_entering()
    {
        await using var real = await CatalogueSchool.Real();
        var (demo, took) = await Fill(real);
        TestContext.Current.TestOutputHelper?.WriteLine($"{took.TotalSeconds:0.0} s");
        Assert.Equal(["tusur"], demo.Accounts.Single(a => a.Role == "partner").Partners);
        await Look(real, async db =>
        {
            var runs = await db.Set<Run>().Include(r => r.Sessions).ToListAsync();
            var entries = (await db.Set<Application>().ToListAsync()).ToLookup(a => a.RunId);
            Assert.Equal([2025, 2026], runs.Select(r => r.SchoolYear).Distinct().Order());
            foreach (var run in runs)
            {
                var ofRun = entries[run.Id].ToList();
                Assert.Equal((run.Taken, run.Waiting), (ofRun.Count(a => Seats.HoldsPlace(a.State)), ofRun.Count(a => a.State == ApplicationState.Waiting)));
                Assert.True(run.Taken <= run.Places, run.FullTitle);
                Assert.True(run.Waiting == 0 || run.Taken == run.Places, run.FullTitle);
                Assert.True(run.EnrolFrom <= run.EnrolTo && run.EnrolTo < run.Starts && run.Starts <= run.Ends);
                Assert.All(ofRun, a => Assert.True(a.At <= real.School.Clock.GetUtcNow().UtcDateTime));
            }
            Assert.Equal(Enum.GetValues<RunState>(), runs.Select(r => r.State).Distinct().Order());
            var states = entries.SelectMany(e => e).Select(a => a.State).Distinct().ToHashSet();
            Assert.Superset(new HashSet<ApplicationState>
            {
                ApplicationState.AwaitsGuardian, ApplicationState.Submitted, ApplicationState.Approved, ApplicationState.Waiting,
                ApplicationState.Offered, ApplicationState.Cancelled,
            }, states);
            Assert.Contains(runs, r => r.State == RunState.Open && r.EnrolFrom > Today);
            Assert.Contains(runs, r => r.State == RunState.Open && r.EnrolTo >= Today && r.EnrolTo <= Today.AddDays(7));
        });
    }

    [Fact]
    public async Task Nobody_is_in_two_places_on_one_day_and_nothing_is_marked_before_it_was_held()
    {
        await using var real = await CatalogueSchool.Real();
        await Fill(real);
        await Look(real, async db =>
        {
            var places = await db.Set<Application>().Where(a => a.State == ApplicationState.Approved)
                .Join(db.Set<RunSession>(), a => a.RunId, s => s.RunId, (a, s) => new { a.PersonId, s.On }).ToListAsync();
            Assert.Equal(places.Count, places.Distinct().Count());
            var marks = await db.Set<Mark>().Join(db.Set<RunSession>(), m => m.SessionId, s => s.Id, (m, s) => s.On).ToListAsync();
            Assert.NotEmpty(marks);
            Assert.All(marks, on => Assert.True(on < Today));
            var results = await db.Set<RunResult>().Join(db.Set<Run>(), r => r.RunId, r => r.Id, (result, run) => new { result, run }).ToListAsync();
            Assert.All(results, r => Assert.True(r.run.State == RunState.Closed && r.run.Ends < Today && r.result.On <= Today, r.run.FullTitle));
            Assert.Superset(new HashSet<string> { "winner", "prize-winner", "participant", "completed" }, results.Select(r => r.result.Outcome).ToHashSet());
            Assert.Equal(results.Count, await db.Set<OutboxRow>().CountAsync(o => o.Type == typeof(ResultEntered).FullName));
        });
    }

    private static async Task<(DemoSchool, TimeSpan)> Fill(CatalogueSchool real)
    {
        var people = real.School.People;
        var demo = new DemoSchool(24, Today, 330);
        var teacher = people.Teacher("Савина Ольга");
        for (var i = 0; i < 20; i++)
            people.Teacher($"Учитель {i}");
        for (var grade = 1; grade <= 11; grade++)
        {
            var inClass = people.Class($"{grade}А", grade, teacher.Id);
            for (var i = 0; i < 30; i++)
                people.Pupil($"Ученик {grade} {i}", inClass, new DateOnly(2026 - 7 - grade, 12, 1));
        }
        var junior = people.Pupil("Младшая Анна", (await people.Classes()).Single(c => c.Grade == 8), Today.AddYears(-13).AddDays(-200));
        demo.Accounts.Add(new DemoAccount("teacher", "teacher", teacher.DisplayName, teacher.Id, []));
        demo.Accounts.Add(new DemoAccount("pupil", "pupil", junior.DisplayName, junior.Id, []));
        await real.School.PublishPeople();
        var begun = Stopwatch.GetTimestamp();
        await real.School.Within(async services =>
        {
            services.GetRequiredService<RowScope>().OpenToModule();
            foreach (var source in services.GetServices<IDemoSource>())
                await source.Fill(demo, default);
            return 0;
        });
        return (demo, Stopwatch.GetElapsedTime(begun));
    }

    private static Task Look(CatalogueSchool real, Func<PartnershipsDb, Task> work) => real.School.Within(async services =>
    {
        await work(services.GetRequiredService<PartnershipsDb>());
        return 0;
    });
}
