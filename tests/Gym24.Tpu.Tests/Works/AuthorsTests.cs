using Gym24.Contracts;
using Gym24.Tpu.Works;
using Gym24.Tpu.Works.ListWorks;
using Gym24.Tpu.Works.SaveWork;
using Gym24.Tpu.Works.ShowWork;
using static Gym24.Tpu.Tests.TpuSchool;

namespace Gym24.Tpu.Tests.Works;

public sealed class AuthorsTests
{
    [Fact]
    public async Task Alone_and_with_a_friend_are_two_works_the_same_people_once_more_are_none()
    {
        await using var scene = await ContestScene.Start();
        var (a, b) = (scene.Tpu.Ninths[0], scene.Tpu.Tenths[0]);
        await scene.HandIn("Одна", a);
        await scene.HandIn("Вдвоём", a, b);
        Assert.Equal("same-authors", (await Refused(() => scene.HandIn("Снова", b, a))).Code);
        Assert.Equal(Work.KeyOf([a.Id, b.Id]), Work.KeyOf([b.Id, a.Id, b.Id]));
    }

    [Fact]
    public async Task Only_those_entered_are_authors()
    {
        await using var scene = await ContestScene.Start();
        // The last of the tenth class is not entered.
        Assert.Equal("not-entered", (await Refused(() => scene.HandIn("Вода", scene.Tpu.Tenths[^1]))).Code);
        var choice = await scene.Tpu.School.Send(new ReadWorkChoice(scene.Run));
        Assert.DoesNotContain(choice.Pupils, p => p.Id == scene.Tpu.Tenths[^1].Id);
        Assert.Equal(7, choice.Pupils.Count);
    }

    [Fact]
    public async Task Each_hands_in_for_those_within_reach()
    {
        await using var scene = await ContestScene.Start();
        var tpu = scene.Tpu;
        foreach (var stranger in new[] { tpu.As(tpu.Ninths[1]), tpu.AsMother(), tpu.AsTeacherOfWorks() })
            Assert.Equal(RefusalKind.NotFound, (await Refused(() => scene.HandIn("Чужая", tpu.Tenths[0]))).Kind);
        tpu.As(tpu.Ninths[1]);
        Assert.Equal([tpu.Ninths[1].Id], (await tpu.School.Send(new ReadWorkChoice(scene.Run))).Chosen);
        tpu.AsMother();
        await scene.HandIn("Дома", tpu.Ninths[0]);
        tpu.AsTeacherOfWorks();
        await scene.HandIn("В классе", tpu.Ninths[2]);
    }

    [Fact]
    public async Task Authors_out_of_reach_stay_when_a_friend_changes_the_work()
    {
        await using var scene = await ContestScene.Start();
        var (tpu, mine, other) = (scene.Tpu, scene.Tpu.Ninths[0], scene.Tpu.Tenths[0]);
        var id = await scene.HandIn("Вдвоём", mine, other);
        tpu.As(mine);
        var sheet = await scene.Read(id);
        Assert.Equal((mine.Id, 2), (Assert.Single(sheet.Work.Authors).Id, sheet.Work.AuthorCount));
        Assert.Equal(1, (await tpu.School.Send(new ReadWorkChoice(scene.Run, id))).Others);
        await tpu.School.Send(new ChangeWork(id, sheet.Work.Version, scene.Draft("Иначе", null, mine), true));
        Assert.Equal(2, (await scene.Read(id)).Work.AuthorCount);
    }

    [Fact]
    public async Task Everybody_sees_what_concerns_them_and_no_more()
    {
        await using var scene = await ContestScene.Start();
        var tpu = scene.Tpu;
        var ninth = await scene.HandIn("Девятая", tpu.Ninths[0]);
        var tenth = await tpu.School.Send(new StartWork(scene.Run, scene.Draft("Десятая", ContestScene.Pdf(), tpu.Tenths[0]) with { Supervisor = tpu.School.People.Teacher("Ким Олег Ильич").Id }, true));
        var foreignFile = (await scene.Read(tenth)).File!.Id;
        Assert.Equal(2, (await tpu.School.Send(new ListWorks())).Total);
        foreach (var someone in new[] { tpu.As(tpu.Ninths[0]), tpu.AsMother(), tpu.AsTeacherOfWorks() })
        {
            Assert.Equal(ninth, Assert.Single((await someone.School.Send(new ListWorks())).Items).Id);
            Assert.Equal(RefusalKind.NotFound, (await Refused(() => scene.Read(tenth))).Kind);
            Assert.Equal(RefusalKind.NotFound, (await Refused(() => tpu.School.Send(new ReadWorkFile(foreignFile)))).Kind);
            Assert.Equal(RefusalKind.NotFound, (await Refused(() => tpu.School.Send(new ChangeWork(tenth, 0, scene.Draft("Моя", null), true)))).Kind);
        }
        Assert.Equal(0, (await tpu.As(tpu.Ninths[1]).School.Send(new ListWorks())).Total);
    }

    [Fact]
    public async Task A_supervisor_sees_the_work_and_all_its_authors_and_hands_it_in()
    {
        await using var scene = await ContestScene.Start();
        var tpu = scene.Tpu;
        var id = await scene.HandIn("Десятая", tpu.Tenths[0]);
        tpu.AsTeacherOfWorks();
        var sheet = await scene.Read(id);
        Assert.Equal((tpu.Tenths[0].Id, true), (Assert.Single(sheet.Work.Authors).Id, sheet.HandsIn));
        await tpu.School.Send(new ChangeWork(id, sheet.Work.Version, scene.Draft("Десятая, исправлено", null), true));
        Assert.Equal((2, 1), ((await scene.Read(id)).HandedIn.Count, (await scene.Read(id)).Work.AuthorCount));
    }
}
