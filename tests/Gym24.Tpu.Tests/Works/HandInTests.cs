using System.Text;
using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Tpu.Works;
using Gym24.Tpu.Works.ListWorks;
using Gym24.Tpu.Works.SaveWork;
using Gym24.Tpu.Works.SetDeadline;
using Gym24.Tpu.Works.ShowWork;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Tpu.Tests.TpuSchool;

namespace Gym24.Tpu.Tests.Works;

public sealed class HandInTests
{
    [Fact]
    public async Task Handing_in_again_replaces_and_keeps_what_was_there()
    {
        await using var scene = await ContestScene.Start();
        var (tpu, pupil) = (scene.Tpu, scene.Tpu.Ninths[0]);
        tpu.As(pupil);
        var id = await tpu.School.Send(new StartWork(scene.Run, new WorkDraft("Вода", null, [pupil.Id], null)));
        var draft = await scene.Read(id);
        Assert.Equal((WorkState.Draft, null, true), (draft.Work.State, draft.File, draft.HandsIn));
        await tpu.School.Send(new ChangeWork(id, draft.Work.Version, scene.Draft("Вода", ContestScene.Pdf("1"), pupil), true));
        var first = await scene.Read(id);
        await tpu.School.Send(new ChangeWork(id, first.Work.Version, scene.Draft("Чистая вода", ContestScene.Pdf("2"), pupil), true));
        var second = await scene.Read(id);
        Assert.Equal((WorkState.HandedIn, "Чистая вода", "работа.docx.pdf"), (second.Work.State, second.Work.Title, second.File!.Name));
        Assert.Equal([(2, "Чистая вода"), (1, "Вода")], second.HandedIn.Select(v => (v.Number, v.Title)));
        Assert.Equal(ContestScene.Pdf("1"), (await tpu.School.Send(new ReadWorkFile(second.HandedIn[1].File.Id))).Content);
        Assert.Equal(2, tpu.School.Notices.Count(n => n.Person == tpu.Teacher.Id));
    }

    [Fact]
    public async Task What_is_sent_twice_is_one()
    {
        await using var scene = await ContestScene.Start();
        var (tpu, pupil) = (scene.Tpu, scene.Tpu.Ninths[0]);
        tpu.As(pupil);
        var id = await scene.HandIn("Вода", pupil);
        Assert.Equal(id, await scene.HandIn("Вода", pupil));
        // Not even stale: the second click of a form finds what it wanted.
        Assert.Equal(id, await tpu.School.Send(new ChangeWork(id, 0, scene.Draft("Вода", ContestScene.Pdf(), pupil), true)));
        Assert.Single((await scene.Read(id)).HandedIn);
        Assert.Equal("same-authors", (await Refused(() => scene.HandIn("Другая", pupil))).Code);
        Assert.Equal(RefusalKind.Stale, (await Refused(() => tpu.School.Send(new ChangeWork(id, 7, scene.Draft("Другая", null, pupil), true)))).Kind);
    }

    [Fact]
    public async Task A_draft_keeps_one_file_and_can_be_thrown_away()
    {
        await using var scene = await ContestScene.Start();
        var (tpu, pupil) = (scene.Tpu, scene.Tpu.Ninths[0]);
        tpu.As(pupil);
        var id = await tpu.School.Send(new StartWork(scene.Run, scene.Draft("Вода", ContestScene.Pdf("1"), pupil)));
        var old = (await scene.Read(id)).File!.Id;
        await tpu.School.Send(new ChangeWork(id, 0, scene.Draft("Вода", ContestScene.Pdf("2"), pupil)));
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => tpu.School.Send(new ReadWorkFile(old)))).Kind);
        await tpu.School.Send(new DropDraft(id, (await scene.Read(id)).Work.Version));
        Assert.Equal(0, (await tpu.School.Send(new ListWorks())).Total);
        Assert.Equal((0, 0), await tpu.School.Within(async services =>
        {
            var db = services.GetRequiredService<TpuDb>();
            return (await db.Set<FileContentRow>().CountAsync(), await db.Set<FileRefRow>().CountAsync());
        }));
        var handed = await scene.HandIn("Вода", pupil);
        Assert.Equal("bad-step", (await Refused(() => tpu.School.Send(new DropDraft(handed, 0)))).Code);
        Assert.Equal("handed-in", (await Refused(() => tpu.School.Send(new ChangeWork(handed, 0, scene.Draft("Иначе", null, pupil))))).Code);
    }

    [Fact]
    public async Task After_the_deadline_the_time_is_said_and_the_coordinator_may_move_it()
    {
        await using var scene = await ContestScene.Start();
        var (tpu, pupil) = (scene.Tpu, scene.Tpu.Ninths[0]);
        await tpu.School.Send(new SetDeadline(scene.Run, -1, new(2026, 11, 25), new(18, 0)));
        // 18:00 in Tomsk is 11:00 UTC.
        tpu.School.Clock.Set(new DateTimeOffset(2026, 11, 25, 11, 0, 0, TimeSpan.Zero));
        var id = await scene.HandIn("Вода", tpu.As(pupil).Ninths[0]);
        tpu.School.Clock.Set(new DateTimeOffset(2026, 11, 25, 11, 2, 0, TimeSpan.Zero));
        var late = await Refused(() => tpu.School.Send(new ChangeWork(id, 0, scene.Draft("Позже", null, pupil), true)));
        Assert.Equal("too-late", late.Code);
        Assert.Contains("18:00", late.Message, StringComparison.Ordinal);
        Assert.Contains("18:02", late.Message, StringComparison.Ordinal);
        Assert.False((await scene.Read(id)).HandsIn);
        tpu.AsCoordinator();
        Assert.Equal("too-late", (await Refused(() => scene.HandIn("Ещё", tpu.Ninths[1]))).Code);
        Assert.Equal(RefusalKind.Stale, (await Refused(() => tpu.School.Send(new SetDeadline(scene.Run, -1, new(2026, 11, 26))))).Kind);
        await tpu.School.Send(new SetDeadline(scene.Run, 0, new(2026, 11, 26)));
        await tpu.As(pupil).School.Send(new ChangeWork(id, 0, scene.Draft("Позже", null, pupil), true));
    }

    [Theory]
    [InlineData("2026-10-31", "on")]
    [InlineData("2026-12-21", "on")]
    public async Task A_deadline_lies_within_the_run(string on, string field)
    {
        await using var scene = await ContestScene.Start();
        var day = DateOnly.Parse(on, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal(field, (await Refused(() => scene.Tpu.School.Send(new SetDeadline(scene.Run, -1, day)))).Faults[0].Field);
    }

    [Fact]
    public async Task Without_another_word_works_are_taken_to_the_end_of_enrolment()
    {
        await using var scene = await ContestScene.Start();
        var contest = Assert.Single(await scene.Tpu.School.Send(new ReadContests()));
        Assert.Equal((new DateTime(2026, 11, 30, 17, 0, 0), -1, true), (contest.DeadlineAt, contest.TermsVersion, contest.Takes));
        Assert.Null(await scene.Tpu.School.Send(new ReadContest(await scene.Tpu.Open())));
    }

    [Theory]
    [InlineData("", "empty")]
    [InlineData("<!doctype html><script>1</script>", "media-type")]
    [InlineData("MZ это программа", "media-type")]
    [InlineData("PK\u0003\u0004 не архив", "media-type")]
    public async Task Bad_files_are_refused_beside_the_field(string content, string code)
    {
        await using var scene = await ContestScene.Start();
        var refusal = await Refused(() => scene.Tpu.School.Send(new StartWork(scene.Run, scene.Draft("Вода", Encoding.UTF8.GetBytes(content), scene.Tpu.Ninths[0]))));
        Assert.Equal(("file", code), (refusal.Faults[0].Field, refusal.Faults[0].Code));
        var large = await Refused(() => scene.Tpu.School.Send(new StartWork(scene.Run, scene.Draft("Вода", [.. ContestScene.Pdf(), .. new byte[WorkFile.Shelf.MaxBytes]], scene.Tpu.Ninths[0]))));
        Assert.Equal("too-large", large.Faults[0].Code);
    }

    [Fact]
    public async Task A_work_without_title_file_abstract_or_supervisor_is_not_handed_in()
    {
        await using var scene = await ContestScene.Start();
        var pupil = scene.Tpu.Ninths[0];
        var refusal = await Refused(() => scene.Tpu.School.Send(new StartWork(scene.Run, new WorkDraft(" ", null, [], null), true)));
        Assert.Equal(["title", "abstract", "supervisor", "authors"], refusal.Faults.Select(f => f.Field));
        Assert.Equal("file-missing", (await Refused(() => scene.Tpu.School.Send(new StartWork(scene.Run, scene.Draft("Вода", null, pupil), true)))).Code);
        Assert.Equal("unknown-person", (await Refused(() => scene.Tpu.School.Send(new StartWork(scene.Run, scene.Draft("Вода", null, pupil) with { Supervisor = pupil.Id })))).Code);
    }
}
