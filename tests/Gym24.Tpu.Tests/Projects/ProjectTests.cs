using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Tpu.Projects;
using Gym24.Tpu.Projects.FormProject;
using Gym24.Tpu.Projects.ListProjects;
using Gym24.Tpu.Projects.MoveProject;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Tpu.Tests.TpuSchool;

namespace Gym24.Tpu.Tests.Projects;

public sealed class ProjectTests
{
    private static readonly DateOnly Ends = new(2027, 4, 20);

    [Fact]
    public async Task A_team_goes_from_its_topic_to_the_presentation()
    {
        await using var tpu = await Start();
        var id = await Form(tpu.AsTeacherOfProjects(), "Импульс", tpu.Ninths.Take(3));
        var project = await Read(tpu, id);
        Assert.Equal((Stage.Topic, 3, tpu.Teacher.DisplayName, true), (project.Stage, project.Size, project.TeacherName, project.Leads));
        Assert.Equal(3, (await tpu.Entries(project.Run)).Count);
        await Move(tpu, project, Stage.AtWork, topic: "Станция контроля воздуха");
        await Move(tpu, await Read(tpu, id), Stage.Presented, note: "диплом");
        project = await Read(tpu, id);
        Assert.Equal((Stage.Presented, "Станция контроля воздуха", "диплом"), (project.Stage, project.Topic, project.Result));
        Assert.Equal(6, tpu.School.Notices.Count(n => n.Href == $"/tpu/projects/{id}"));
    }

    [Theory]
    [InlineData(nameof(Stage.Topic), nameof(Stage.AtWork), true)]
    [InlineData(nameof(Stage.AtWork), nameof(Stage.Presented), true)]
    [InlineData(nameof(Stage.Topic), nameof(Stage.Stopped), true)]
    [InlineData(nameof(Stage.AtWork), nameof(Stage.Stopped), true)]
    [InlineData(nameof(Stage.Topic), nameof(Stage.Presented), false)]
    [InlineData(nameof(Stage.Presented), nameof(Stage.Stopped), false)]
    [InlineData(nameof(Stage.Stopped), nameof(Stage.AtWork), false)]
    [InlineData(nameof(Stage.AtWork), nameof(Stage.AtWork), false)]
    public void Stages_follow_each_other(string from, string to, bool follows) =>
        Assert.Equal(follows, MoveProjectHandler.Follows(Enum.Parse<Stage>(from), Enum.Parse<Stage>(to)));

    [Fact]
    public async Task A_stopped_project_calls_its_run_off_and_its_name_is_free()
    {
        await using var tpu = await Start();
        var id = await Form(tpu.AsCoordinator(), "Импульс", tpu.Ninths);
        Assert.Equal("duplicate", (await Refused(() => Form(tpu, "импульс ", tpu.Tenths))).Code);
        var project = await Read(tpu, id);
        await Move(tpu, project, Stage.Stopped, note: "переезд");
        var run = await tpu.Within(s => s.GetRequiredService<IRuns>().Find(project.Run));
        Assert.Equal(RunState.Cancelled, run!.State);
        await Form(tpu, "Импульс", tpu.Tenths);
        Assert.Equal(RefusalKind.Stale, (await Refused(() => Move(tpu, project, Stage.AtWork))).Kind);
    }

    [Fact]
    public async Task A_run_called_off_on_its_own_page_stops_the_project()
    {
        await using var tpu = await Start();
        var project = await Read(tpu, await Form(tpu.AsCoordinator(), "Импульс", tpu.Ninths));
        await tpu.Within(async s => { await s.GetRequiredService<IRuns>().Cancel(project.Run, "нет учителя"); return true; });
        await tpu.School.Deliver();
        project = await Read(tpu, project.Id);
        Assert.Equal((Stage.Stopped, "нет учителя"), (project.Stage, project.Result));
    }

    [Fact]
    public async Task Who_enters_the_run_later_is_in_the_team()
    {
        await using var tpu = await Start();
        var project = await Read(tpu, await Form(tpu.AsCoordinator(), "Импульс", tpu.Ninths.Take(2)));
        await tpu.Within(s => s.GetRequiredService<IApplications>().Enter(project.Run, [tpu.Tenths[0].Id]));
        await tpu.School.Deliver();
        Assert.Equal(3, (await Read(tpu, project.Id)).Size);
    }

    [Fact]
    public async Task Strangers_see_no_names_and_lead_nothing()
    {
        await using var tpu = await Start();
        var id = await Form(tpu.AsCoordinator(), "Импульс", [tpu.Ninths[0], tpu.Tenths[0]]);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => Read(tpu.As(tpu.Ninths[1]), id))).Kind);
        Assert.Equal(0, (await tpu.School.Send(new ListProjects())).Total);
        var mine = await Read(tpu.As(tpu.Ninths[0]), id);
        Assert.Equal((tpu.Ninths[0].Id, 2, false), (Assert.Single(mine.Members).Id, mine.Size, mine.Leads));
        Assert.Equal(RefusalKind.Forbidden, (await Refused(() => Move(tpu.AsTeacherOfProjects(), mine, Stage.AtWork))).Kind);
        Assert.Equal(RefusalKind.NotFound, (await Refused(() => Form(tpu, "Вектор", [tpu.Tenths[0]]))).Kind);
    }

    [Theory]
    [InlineData("tpu-university-saturdays", "2027-04-20", "offering")]
    [InlineData("tpu-young-engineer", "2026-11-22", "ends")]
    [InlineData("tpu-young-engineer", "2027-09-20", "ends")]
    public async Task Wrong_teams_are_refused_beside_the_field(string offering, string ends, string field)
    {
        await using var tpu = await Start();
        var refusal = await Refused(() => tpu.AsCoordinator().School.Send(new FormProject(
            offering, "Импульс", "Тема", [tpu.Ninths[0].Id], DateOnly.Parse(ends, System.Globalization.CultureInfo.InvariantCulture))));
        Assert.Equal(field, refusal.Faults[0].Field);
    }

    private static Task<Guid> Form(TpuSchool tpu, string name, IEnumerable<PersonFacts> members) =>
        tpu.School.Send(new FormProject("tpu-young-engineer", name, "Воздух", [.. members.Select(m => m.Id)], Ends));

    private static Task<ProjectFacts> Read(TpuSchool tpu, Guid id) => tpu.School.Send(new ReadProject(id));

    private static Task<bool> Move(TpuSchool tpu, ProjectFacts project, Stage to, string? topic = null, string? note = null) =>
        tpu.School.Send(new MoveProject(project.Id, project.Version, to, topic, note));
}
