using Gym24.Contracts.Access;
using Gym24.Contracts.Events;
using Gym24.Contracts.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tpu.Projects.Follow;

/// <summary>Who enters or leaves a project's run on its own page enters or leaves the team.</summary>
[Requires(Permissions.FormProjects)]
internal sealed class ApplicationMovedHandler(TpuDb db) : IEventHandler<ApplicationMoved>
{
    public async Task Handle(ApplicationMoved happened, CancellationToken cancellation)
    {
        if (await db.Projects.AsNoTracking().SingleOrDefaultAsync(p => p.RunId == happened.Run, cancellation) is not { } project)
            return;
        var member = await db.ProjectMembers.SingleOrDefaultAsync(m => m.ProjectId == project.Id && m.PersonId == happened.Person, cancellation);
        var comes = happened.To is ApplicationState.Submitted or ApplicationState.Approved;
        // A stopped project still shows who was in it.
        var leaves = happened.To is ApplicationState.Withdrawn or ApplicationState.Rejected or ApplicationState.Lapsed;
        if (comes && member is null)
            db.Add(new ProjectMember { ProjectId = project.Id, PersonId = happened.Person });
        else if (leaves && member is not null)
            db.Remove(member);
    }
}

/// <summary>A run that was called off on its own page stops its project.</summary>
[Requires(Permissions.FormProjects)]
internal sealed class RunCancelledHandler(TpuDb db) : IEventHandler<RunCancelled>
{
    public async Task Handle(RunCancelled happened, CancellationToken cancellation)
    {
        if (await db.Projects.SingleOrDefaultAsync(p => p.RunId == happened.Run && p.Stage != Stage.Stopped && p.Stage != Stage.Presented, cancellation) is not { } project)
            return;
        (project.Stage, project.Result, project.NameKey) = (Stage.Stopped, happened.Reason, $"{project.NameKey} {project.Id:N}");
    }
}
