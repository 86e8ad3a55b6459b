using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Tsu.Shifts.ApplyToShift;
using Gym24.Tsu.Shifts.ListShifts;
using Gym24.Tsu.Shifts.Rules;
using Gym24.Tsu.Shifts.ShowShift;
using static Gym24.Tsu.Tests.TsuSchool;

namespace Gym24.Tsu.Tests.Shifts;

public sealed class ShiftTests
{
    [Fact]
    public async Task The_rule_and_own_points_are_there_before_applying()
    {
        await using var school = await Start();
        await school.AsCoordinator().School.Send(ShiftStory.Rule());
        var run = await school.Open();
        school.Won(school.Ninths[0], first: 1, prizes: 2);
        var shift = await school.As(school.Ninths[0]).Show(run);
        Assert.Equal(2, shift.Rule!.Groups.Count);
        var mine = shift.Mine.Single();
        Assert.Equal((null, 20), (mine.State, mine.Score.Points));
        Assert.Equal([Standing.Counted, Standing.Counted, Standing.Capped], mine.Score.Lines.Select(l => l.Standing));
        await school.School.Send(new ApplyToShift(run));
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.School.Send(new ApplyToShift(run)))).Kind);
        Assert.Equal(ApplicationState.Submitted, (await school.Show(run)).Mine.Single().State);
        Assert.Equal(ApplicationState.Submitted, (await school.School.Send(new ListShifts())).Shifts.Single().Mine.Single().State);
    }

    [Fact]
    public async Task Everybody_sees_only_what_is_theirs()
    {
        await using var school = await Start();
        await school.AsCoordinator().School.Send(ShiftStory.Rule());
        var run = await school.Open();
        await school.Apply(run, school.Ninths[0], school.Ninths[1], school.Tenths[0]);
        async Task<string> Sees()
        {
            var shift = await school.Show(run);
            Assert.Equal(3, shift.Applicants);
            return $"{shift.Lines.Count} {shift.Mine.Count}";
        }
        school.As(school.Ninths[0]);
        Assert.Equal("0 1", await Sees());
        Assert.Equal(school.Ninths[0].Id, (await school.Show(run)).Mine[0].Person);
        school.As(school.Ninths[3]);
        Assert.Equal("0 1", await Sees());
        school.AsParent(school.Ninths[0], school.Ninths[2]);
        Assert.Equal("0 2", await Sees());
        school.AsTeacher(school.Teacher);
        Assert.Equal("2 0", await Sees());
        school.AsTeacher(school.OtherTeacher);
        Assert.Equal("1 0", await Sees());
        school.AsCoordinator();
        Assert.Equal("3 0", await Sees());
        // No pupil is told a place before the list is settled: it would say something of the others.
        Assert.Null((await school.As(school.Ninths[0]).Show(run)).Mine[0].Place);
        school.CloseWindow();
        await school.Settle(run, "Жребий", school.Ninths[1], school.Tenths[0]);
        var mine = (await school.As(school.Ninths[0]).Show(run)).Mine[0];
        Assert.Equal((1, false), (mine.Place, mine.Given));
        Assert.Empty((await school.Show(run)).Lines);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new ApplyToShift(run, school.Ninths[1].Id)))).Kind);
    }

    [Fact]
    public async Task A_rule_counts_for_shifts_that_open_from_its_day_and_never_for_settled_ones()
    {
        await using var school = await Start();
        var run = await school.AsCoordinator().Open();
        Assert.Null((await school.Show(run)).Rule);
        Assert.False((await school.School.Send(new ListShifts())).Shifts.Single().HasRule);
        // The first one counts for what is open already, whatever its day.
        Assert.Equal(1, await school.School.Send(ShiftStory.Rule(from: new(2026, 11, 22))));
        Assert.Equal(1, (await school.Show(run)).Rule!.Number);
        await school.Apply(run, school.Ninths[0]);
        school.School.Notices.Clear();
        // A later one does not, so nobody has to be told.
        Assert.Equal(2, await school.AsCoordinator().School.Send(ShiftStory.Rule(after: 1, winner: 7, from: new(2026, 12, 1))));
        Assert.Equal(1, (await school.Show(run)).Rule!.Number);
        Assert.Empty(school.School.Notices);
        Assert.Equal(3, await school.School.Send(ShiftStory.Rule(after: 2, winner: 8, from: new(2026, 11, 1))));
        Assert.Equal(3, (await school.Show(run)).Rule!.Number);
        Assert.Contains(school.School.Notices, n => n.Person == school.Ninths[0].Id && n.Href == $"/tsu/shifts/{run}");
        Assert.Contains(school.School.Notices, n => n.Person == school.Parent.Id);
        school.CloseWindow();
        await school.Settle(run);
        school.School.Notices.Clear();
        await school.School.Send(ShiftStory.Rule(after: 3, winner: 9, from: new(2026, 11, 1)));
        Assert.Equal(3, (await school.Show(run)).Rule!.Number);
        Assert.Empty(school.School.Notices);
        Assert.Equal([4, 3, 2, 1], (await school.School.Send(new ListRules())).Select(r => r.Number));
    }

    [Fact]
    public async Task A_rule_sent_twice_is_one_version_and_an_old_form_is_stale()
    {
        await using var school = await Start();
        school.AsCoordinator();
        Assert.Equal(1, await school.School.Send(ShiftStory.Rule()));
        Assert.Equal(1, await school.School.Send(ShiftStory.Rule()));
        Assert.Equal(1, await school.School.Send(ShiftStory.Rule(after: 1)));
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.School.Send(ShiftStory.Rule(winner: 11)))).Kind);
        Assert.Equal(2, await school.School.Send(ShiftStory.Rule(after: 1, winner: 11)));
        var kept = (await school.School.Send(new ListRules()))[0];
        Assert.Equal(["Олимпиады", "Курсы"], kept.Groups.Select(g => g.Name));
        Assert.Equal((11, 0, 1), (kept.Groups[0].Of("municipal", "winner"), kept.Groups[0].Of("municipal", "participant"), kept.Groups[1].Of(null, "completed")));
    }

    [Fact]
    public async Task Of_many_rules_at_once_one_is_kept()
    {
        await using var school = await Start();
        school.AsCoordinator();
        var answers = await Task.WhenAll(Enumerable.Range(1, 6).Select(i => Task.Run(async () =>
        {
            try { await school.School.Send(ShiftStory.Rule(winner: i)); return "kept"; }
            catch (Refusal refusal) { return refusal.Code; }
        })));
        Assert.Single(answers, "kept");
        Assert.Single(await school.School.Send(new ListRules()));
    }

    [Fact]
    public async Task What_is_not_open_stands_in_the_list_of_the_year()
    {
        await using var school = await Start();
        var year = await school.AsCoordinator().School.Send(new ListShifts());
        Assert.Empty(year.Shifts);
        Assert.Equal(6, year.Unopened.Count);
        await school.Open();
        year = await school.School.Send(new ListShifts());
        Assert.DoesNotContain(year.Unopened, u => u.Offering == ShiftStory.Winter);
        Assert.Empty((await school.School.Send(new ListShifts(Year + 1))).Shifts);
        Assert.Equal("year", (await Refused(() => school.School.Send(new ListShifts(1)))).Faults[0].Field);
    }
}
