using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Runs.CopyRun;

/// <summary>A run of another year as a draft for a year: the same weekdays, nobody entered.</summary>
/// <param name="SchoolYear">Absent: the running year, or the next one for a run of this year.</param>
[Requires(Permissions.ManageRuns)]
internal sealed record DraftCopy(Guid Run, int? SchoolYear = null) : IQuery<RunDraft>, IValidated
{
    public void Validate(Faults faults) => faults.Range("schoolYear", SchoolYear, RunDraft.FirstYear, RunDraft.LastYear);
}

/// <summary>Opens such a copy at once.</summary>
[Requires(Permissions.ManageRuns)]
internal sealed record CopyRun(Guid Run, int? SchoolYear = null) : ICommand<Guid>, IAbout, IValidated
{
    public Guid? Subject => Run;

    public void Validate(Faults faults) => new DraftCopy(Run, SchoolYear).Validate(faults);
}

internal sealed class CopyRunHandler(PartnershipsDb db, RunBook runs, ISchool school)
    : IRequestHandler<DraftCopy, RunDraft>, IRequestHandler<CopyRun, Guid>
{
    public async Task<RunDraft> Handle(DraftCopy request, CancellationToken cancellation)
    {
        var run = await db.Set<Run>().AsNoTracking().Include(r => r.Sessions).SingleOrDefaultAsync(r => r.Id == request.Run, cancellation)
            ?? throw Seats.NotFound();
        var year = request.SchoolYear ?? (run.SchoolYear < school.Year ? school.Year : run.SchoolYear + 1);
        return RunDraft.Of(run).Moved(SessionPlan.Shift(run.Starts, run.SchoolYear, year, school.YearOf), year);
    }

    public async Task<Guid> Handle(CopyRun request, CancellationToken cancellation)
    {
        var draft = await Handle(new DraftCopy(request.Run, request.SchoolYear), cancellation);
        return await runs.Open(draft, null, cancellation);
    }
}
