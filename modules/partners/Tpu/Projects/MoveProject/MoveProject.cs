using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Projects.MoveProject;

/// <summary>Takes a project to its next stage or stops it, which calls its run off. For the coordinator and the teacher in charge.</summary>
/// <param name="Topic">When the work begins: the topic as agreed; absent: as it is.</param>
/// <param name="Note">What came of it, or why it is stopped.</param>
[Requires(Permissions.FormProjects)]
internal sealed record MoveProject(Guid Project, int Version, Stage? To, string? Topic = null, string? Note = null) : ICommand<bool>, IValidated, IAbout
{
    public Guid? Subject => Project;

    public void Validate(Faults faults)
    {
        faults.Chosen("to", To is { } to && Enum.IsDefined(to));
        faults.Text("topic", Topic, TpuDb.LongLength, required: false);
        faults.Text("note", Note, TpuDb.LongLength, required: To is Stage.Presented or Stage.Stopped);
    }
}

internal sealed class MoveProjectHandler(TpuDb db, IRuns runs, INotices notices, ICaller caller) : IRequestHandler<MoveProject, bool>
{
    private const int MostOfTopic = 180;

    public async Task<bool> Handle(MoveProject request, CancellationToken cancellation)
    {
        var project = await db.Projects.SingleOrDefaultAsync(p => p.Id == request.Project, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Project.NotFound"]);
        if (!caller.ScopeOf(Permissions.FormProjects).HasFlag(Scope.All) && (project.Teacher is null || project.Teacher != caller.PersonId))
            throw new Refusal(RefusalKind.Forbidden, "forbidden", T["Project.NotInCharge"]);
        if (project.Version != request.Version)
            throw new Refusal(RefusalKind.Stale, "stale", T["Project.Stale"]);
        if (!Follows(project.Stage, request.To!.Value))
            throw new Refusal(RefusalKind.Rule, "bad-step", T["Project.BadStep"], "to");
        if (!string.IsNullOrWhiteSpace(request.Topic))
            project.Topic = request.Topic.Trim();
        if (request.To is Stage.Presented or Stage.Stopped)
            project.Result = request.Note!.Trim();
        project.Stage = request.To.Value;
        if (project.Stage == Stage.Stopped)
            await Stop(project, cancellation);
        var text = T.Both($"Project.Told.{project.Stage}", project.Team.Length > MostOfTopic ? project.Team[..MostOfTopic] : project.Team);
        foreach (var member in await db.ProjectMembers.Where(m => m.ProjectId == project.Id).Select(m => m.PersonId).ToListAsync(cancellation))
            notices.Tell(member, NoticeKinds.Projects, text, $"/tpu/projects/{project.Id}");
        return true;
    }

    public static bool Follows(Stage from, Stage to) => (from, to) is
        (Stage.Topic, Stage.AtWork) or (Stage.AtWork, Stage.Presented) or (Stage.Topic or Stage.AtWork, Stage.Stopped);

    /// <summary>The name is free again, and so are the members.</summary>
    private async Task Stop(Project project, CancellationToken cancellation)
    {
        project.NameKey = $"{project.NameKey} {project.Id:N}";
        if (await runs.Find(project.RunId, cancellation) is { State: RunState.Open })
            await runs.Cancel(project.RunId, project.Result!, cancellation);
    }
}
