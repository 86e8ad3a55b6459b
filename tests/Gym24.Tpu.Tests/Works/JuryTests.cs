using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Tpu.Works;
using Gym24.Tpu.Works.DecideWork;
using Gym24.Tpu.Works.EnterResult;
using Gym24.Tpu.Works.SaveWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Tpu.Tests.TpuSchool;

namespace Gym24.Tpu.Tests.Works;

public sealed class JuryTests
{
    [Theory]
    [InlineData(nameof(WorkState.Draft), "HandedIn Draft")]
    [InlineData(nameof(WorkState.HandedIn), "HandedIn Returned Accepted")]
    [InlineData(nameof(WorkState.Returned), "HandedIn Returned")]
    [InlineData(nameof(WorkState.Accepted), "Judged")]
    [InlineData(nameof(WorkState.Judged), "Judged")]
    public void States_follow_each_other(string from, string to) => Assert.Equal(
        to.Split(' ').Order(), Enum.GetValues<WorkState>().Where(s => Work.Follows(Enum.Parse<WorkState>(from), s)).Select(s => s.ToString()).Order());

    [Fact]
    public async Task A_work_is_returned_handed_in_again_accepted_and_judged()
    {
        await using var scene = await ContestScene.Start();
        var (tpu, a, b) = (scene.Tpu, scene.Tpu.Ninths[0], scene.Tpu.Tenths[0]);
        var id = await scene.HandIn("Вода", a, b);
        Assert.Equal("reason", (await Refused(() => scene.Decide(id, false))).Faults[0].Field);
        await scene.Decide(id, false, "нет выводов");
        var returned = await scene.Read(id);
        Assert.Equal((WorkState.Returned, "нет выводов"), (returned.Work.State, returned.Work.Reason));
        Assert.Equal("bad-step", (await Refused(() => scene.Decide(id, true))).Code);
        await tpu.School.Send(new ChangeWork(id, returned.Work.Version, scene.Draft("Вода", ContestScene.Pdf("с выводами"), a, b), true));
        await scene.Decide(id, true);
        Assert.Equal("bad-step", (await Refused(() => tpu.School.Send(new ChangeWork(id, 0, scene.Draft("Позже", null, a, b), true)))).Code);
        await Judge(scene, id, "prize-winner", 2, "диплом II степени");
        var judged = (await scene.Read(id)).Work;
        Assert.Equal((WorkState.Judged, "prize-winner", 2), (judged.State, judged.Outcome, judged.Place));
        var results = await Results(scene);
        Assert.Equal(new[] { a.Id, b.Id }.Order(), results.Keys.Order());
        Assert.All(results.Values, r => Assert.Equal(("prize-winner", "работа «Вода», 2 место, диплом II степени"), (r.Outcome, r.Note)));
        await Judge(scene, id, "winner", 1, null);
        Assert.Equal("winner", (await Results(scene))[a.Id].Outcome);
    }

    [Fact]
    public async Task Of_several_works_the_best_counts()
    {
        await using var scene = await ContestScene.Start();
        var (a, b) = (scene.Tpu.Ninths[0], scene.Tpu.Tenths[0]);
        var (together, alone) = (await scene.HandIn("Вдвоём", a, b), await scene.HandIn("Одна", a));
        foreach (var (work, outcome) in new[] { (together, "winner"), (alone, "participant") })
        {
            await scene.Decide(work, true);
            await Judge(scene, work, outcome, null, null);
        }
        var results = await Results(scene);
        Assert.Equal(("winner", "winner"), (results[a.Id].Outcome, results[b.Id].Outcome));
    }

    [Fact]
    public async Task A_return_may_give_its_own_deadline()
    {
        await using var scene = await ContestScene.Start();
        var (tpu, a) = (scene.Tpu, scene.Tpu.Ninths[0]);
        var id = await scene.HandIn("Вода", a);
        tpu.On(new(2026, 12, 2));
        foreach (var wrong in new DateOnly[] { new(2026, 12, 1), new(2026, 12, 21) })
            Assert.Equal("untilOn", (await Refused(() => scene.Decide(id, false, "нет выводов", wrong))).Faults[0].Field);
        await scene.Decide(id, false, "нет выводов", new(2026, 12, 4));
        await tpu.As(a).School.Send(new ChangeWork(id, (await scene.Read(id)).Work.Version, scene.Draft("Вода с выводами", null, a), true));
        Assert.Equal("too-late", (await Refused(() => scene.HandIn("Новая", a))).Code);
    }

    [Fact]
    public async Task Who_lost_the_place_gets_no_result_and_is_not_accepted()
    {
        await using var scene = await ContestScene.Start();
        var (tpu, a, b) = (scene.Tpu, scene.Tpu.Ninths[0], scene.Tpu.Tenths[0]);
        var id = await scene.HandIn("Вода", a, b);
        await scene.Decide(id, true);
        await Withdraw(scene, b.Id);
        await Judge(scene, id, "winner", null, null);
        Assert.Equal([a.Id], (await Results(scene)).Keys);
        var second = await scene.HandIn("Воздух", tpu.Ninths[1]);
        await Withdraw(scene, tpu.Ninths[1].Id);
        Assert.Equal("no-place", (await Refused(() => scene.Decide(second, true))).Code);
    }

    [Fact]
    public async Task A_run_called_off_takes_and_decides_nothing()
    {
        await using var scene = await ContestScene.Start();
        var id = await scene.HandIn("Вода", scene.Tpu.Ninths[0]);
        await scene.Tpu.Within(async s => { await s.GetRequiredService<IRuns>().Cancel(scene.Run, "карантин"); return true; });
        Assert.Equal("not-active", (await Refused(() => scene.Decide(id, true))).Code);
        Assert.Equal("not-active", (await Refused(() => scene.HandIn("Воздух", scene.Tpu.Ninths[1]))).Code);
        Assert.False((await scene.Read(id)).MayStill);
    }

    [Fact]
    public async Task Decisions_are_the_coordinators_on_the_version_they_saw()
    {
        await using var scene = await ContestScene.Start();
        var id = await scene.HandIn("Вода", scene.Tpu.Ninths[0]);
        Assert.Equal(RefusalKind.Stale, (await Refused(() => scene.Tpu.School.Send(new DecideWork(id, 9, true)))).Kind);
        await scene.Decide(id, true);
        Assert.Equal("outcome", (await Refused(() => Judge(scene, id, "completed", null, null))).Faults[0].Field);
        Assert.Equal("place", (await Refused(() => Judge(scene, id, "winner", 0, null))).Faults[0].Field);
        Assert.Equal(RefusalKind.Stale, (await Refused(() => scene.Tpu.School.Send(new EnterResult(id, 0, "winner")))).Kind);
        scene.Tpu.AsTeacherOfWorks();
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => Judge(scene, id, "winner", null, null))).Kind);
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => scene.Decide(id, false, "нет"))).Kind);
    }

    private static async Task<bool> Judge(ContestScene scene, Guid id, string outcome, int? place, string? diploma) =>
        await scene.Tpu.School.Send(new EnterResult(id, (await scene.Read(id)).Work.Version, outcome, place, diploma));

    private static async Task<IReadOnlyDictionary<Guid, ResultFacts>> Results(ContestScene scene) =>
        (await scene.Tpu.Within(s => s.GetRequiredService<IResults>().Of(scene.Run))).ToDictionary(r => r.Person);

    /// <summary>How one withdraws is Partnerships' own affair; here only that the place is gone.</summary>
    private static async Task Withdraw(ContestScene scene, Guid person)
    {
        var entry = (await scene.Tpu.Entries(scene.Run)).Single(e => e.Person == person);
        await scene.Tpu.Within(s => s.GetRequiredService<TpuDb>().Database.ExecuteSqlAsync(
            $"UPDATE partnerships_applications SET State = {(int)ApplicationState.Withdrawn} WHERE Id = {entry.Application}"));
    }
}
