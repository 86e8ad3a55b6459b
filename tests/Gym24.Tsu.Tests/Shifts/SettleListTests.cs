using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Tsu.Shifts.ApplyToShift;
using Gym24.Tsu.Shifts.Rules;
using Gym24.Tsu.Shifts.SettleList;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Tsu.Tests.TsuSchool;

namespace Gym24.Tsu.Tests.Shifts;

public sealed class SettleListTests
{
    [Fact]
    public async Task Places_go_by_points_and_the_points_are_kept()
    {
        var (school, run) = await Applied();
        await using var _ = school;
        var pupils = school.Ninths;
        school.Won(pupils[3], first: 2);
        school.Won(pupils[1], first: 1, courses: 1);
        school.Won(pupils[0], prizes: 1);
        Assert.Equal("window-open", (await Refused(() => school.Settle(run))).Code);
        Assert.Equal("window-open", (await school.Draft(run)).Obstacle!.Code);
        school.CloseWindow();
        var draft = await school.Draft(run);
        Assert.Null(draft.Obstacle);
        Assert.Equal([(pupils[3].Id, 1, 20), (pupils[1].Id, 2, 11), (pupils[0].Id, 3, 6), (pupils[2].Id, 4, 0)], draft.Shift.Lines.Select(l => (l.Person, l.Place, l.Score.Points)));
        school.School.Notices.Clear();
        Assert.Equal(new(2, 2), await school.Settle(run));
        Assert.Equal("Waiting Approved Waiting Approved", await school.States(run, pupils));
        Assert.Equal([pupils[0].Id, pupils[2].Id], (await school.Entries(run)).Where(e => e.State == ApplicationState.Waiting).Select(e => e.Person));
        Assert.Contains(school.School.Notices, n => n.Person == pupils[3].Id);
        Assert.Contains(school.School.Notices, n => n.Person == school.Parent.Id);
        // What is won or voided later changes nothing in the list.
        school.Won(pupils[2], first: 2);
        var shown = await school.AsCoordinator().Show(run);
        Assert.NotNull(shown.Settled);
        Assert.Equal([20, 11, 6, 0], shown.Lines.Select(l => l.Score.Points));
        Assert.Equal([true, true, false, false], shown.Lines.Select(l => l.Given));
        Assert.Equal(["Олимпиады", "Олимпиады"], shown.Lines[0].Score.Lines.Select(l => l.Group));
    }

    [Fact]
    public async Task A_tie_where_places_end_is_decided_by_the_coordinator_with_a_reason()
    {
        var (school, run) = await Applied();
        await using var _ = school;
        var pupils = school.Ninths;
        school.Won(pupils[0], first: 2);
        school.Won(pupils[1], first: 1);
        school.Won(pupils[2], first: 1);
        school.CloseWindow();
        var draft = await school.Draft(run);
        Assert.Equal((1, 2), (draft.Shift.BorderPlaces, draft.Shift.Lines.Count(l => l.Chance == Chance.Border)));
        Assert.All(draft.Shift.Lines.Where(l => l.Chance == Chance.Border), l => Assert.Equal((2, true), (l.Place, l.Shared)));
        Assert.Equal("chosen", (await Refused(() => school.Settle(run, "Выше средний балл"))).Faults[0].Field);
        Assert.Equal("chosen", (await Refused(() => school.Settle(run, "Выше средний балл", pupils[1], pupils[2]))).Faults[0].Field);
        Assert.Equal("not-on-border", (await Refused(() => school.Settle(run, "Выше средний балл", pupils[3]))).Faults[0].Code);
        Assert.Equal("reason", (await Refused(() => school.Settle(run, " ", pupils[2]))).Faults[0].Field);
        Assert.Equal("Submitted Submitted Waiting Waiting", await school.States(run, pupils));
        await school.Settle(run, "Выше средний балл", pupils[2]);
        Assert.Equal("Approved Waiting Approved Waiting", await school.States(run, pupils));
        var shown = await school.AsCoordinator().Show(run);
        Assert.Equal("Выше средний балл", shown.Settled!.Reason);
        Assert.Equal([pupils[0].Id, pupils[2].Id, pupils[1].Id, pupils[3].Id], shown.Lines.Select(l => l.Person));
    }

    [Fact]
    public async Task What_has_changed_since_it_was_seen_is_said()
    {
        var (school, run) = await Applied();
        await using var _ = school;
        school.Won(school.Ninths[0], first: 2);
        school.Won(school.Ninths[1], first: 1);
        school.CloseWindow();
        var seen = (await school.Draft(run)).Seen;
        school.Won(school.Ninths[3], first: 1, courses: 1);
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.School.Send(new SettleList(run, seen)))).Kind);
        seen = (await school.Draft(run)).Seen;
        await school.School.Send(ShiftStory.Rule(after: 1, winner: 5));
        Assert.Equal(RefusalKind.Stale, (await Refused(() => school.School.Send(new SettleList(run, seen)))).Kind);
        Assert.Equal("seen", (await Refused(() => school.School.Send(new SettleList(run, null)))).Faults[0].Field);
        Assert.Equal("Submitted Submitted Waiting Waiting", await school.States(run, school.Ninths));
    }

    [Fact]
    public async Task Sent_again_it_changes_nothing_and_another_list_is_refused()
    {
        var (school, run) = await Applied();
        await using var _ = school;
        school.Won(school.Ninths[0], first: 1);
        school.CloseWindow();
        var seen = (await school.Draft(run)).Seen;
        var same = new SettleList(run, seen, [school.Ninths[1].Id], "Жребий при классе");
        Assert.Equal(new(2, 2), await school.School.Send(same));
        school.School.Notices.Clear();
        Assert.Equal(new(2, 2), await school.School.Send(same));
        Assert.Empty(school.School.Notices);
        Assert.Equal("settled", (await Refused(() => school.School.Send(same with { Chosen = [school.Ninths[2].Id] }))).Code);
        Assert.Null((await school.Draft(run)).Seen);
    }

    [Fact]
    public async Task Of_many_at_once_one_settles()
    {
        var (school, run) = await Applied();
        await using var _ = school;
        school.CloseWindow();
        var seen = (await school.Draft(run)).Seen;
        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            try { await school.School.Send(new SettleList(run, seen, [school.Ninths[i % 2].Id, school.Ninths[2].Id], "Жребий")); return i % 2; }
            catch (Refusal) { return -1; }
        })));
        var won = Assert.Single(answers.Where(a => a >= 0).Distinct());
        Assert.Equal(won == 0 ? "Approved Waiting Approved Waiting" : "Waiting Approved Approved Waiting", await school.States(run, school.Ninths));
    }

    [Fact]
    public async Task A_place_given_by_hand_stays_and_only_the_others_are_given_by_points()
    {
        var (school, run) = await Applied();
        await using var _ = school;
        school.Won(school.Ninths[3], first: 1);
        school.CloseWindow();
        var pupils = school.Ninths.Select(p => p.Id).ToList();
        await school.AsCoordinator().School.Within(s => s.GetRequiredService<ISelection>().Settle(run, [pupils[2]], [pupils[0], pupils[1], pupils[3]]));
        var draft = await school.Draft(run);
        Assert.Equal((1, 1, 3), (draft.Shift.Held, draft.Shift.Places, draft.Shift.Applicants));
        await school.Settle(run);
        Assert.Equal("Waiting Waiting Approved Approved", await school.States(run, school.Ninths));
    }

    [Fact]
    public async Task Without_a_rule_applicants_or_an_open_run_there_is_nothing_to_settle()
    {
        await using var school = await Start();
        var run = await school.AsCoordinator().Open();
        Assert.Equal("no-rule", (await school.Draft(run)).Obstacle!.Code);
        Assert.Equal("no-rule", (await Refused(() => school.Settle(run))).Code);
        await school.School.Send(ShiftStory.Rule());
        school.CloseWindow();
        Assert.Equal("nobody", (await Refused(() => school.Settle(run))).Code);
        await school.School.Within(async s => { await s.GetRequiredService<IRuns>().Cancel(run, "Карантин"); return true; });
        Assert.Equal("not-active", (await Refused(() => school.Settle(run))).Code);
    }

    [Fact]
    public async Task Only_runs_of_shifts_are_shifts_and_only_the_coordinator_settles()
    {
        var (school, run) = await Applied();
        await using var _ = school;
        await school.AsCoordinator().Set();
        var other = await school.Open(offering: "tgu-tomsk-erudit");
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.Show(other))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => school.School.Send(new ApplyToShift(other, school.Ninths[0].Id)))).Kind);
        foreach (var one in new[] { school.As(school.Ninths[0]), school.AsParent(school.Ninths[0]), school.AsTeacher(school.Teacher) })
        {
            Assert.Equal(RefusalKind.Forbidden, (await Refused(() => one.School.Send(new ReadDraft(run)))).Kind);
            Assert.Equal(RefusalKind.Forbidden, (await Refused(() => one.School.Send(new SettleList(run, "x")))).Kind);
            Assert.Equal(RefusalKind.Forbidden, (await Refused(() => one.School.Send(ShiftStory.Rule(after: 1)))).Kind);
        }
    }

    /// <summary>Two places, four of class 9А.</summary>
    private static async Task<(TsuSchool School, Guid Run)> Applied()
    {
        var school = await Start();
        await school.AsCoordinator().School.Send(ShiftStory.Rule());
        var run = await school.Open();
        await school.Apply(run, [.. school.Ninths]);
        return (school, run);
    }
}
