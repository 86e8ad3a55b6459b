using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Runs.ShowRun;

/// <summary>The facts of a run, without people.</summary>
[Requires(Permissions.ReadRuns)]
internal sealed record ShowRun(Guid Run) : IQuery<Run>;

internal sealed class ShowRunHandler(PartnershipsDb db) : IRequestHandler<ShowRun, Run>
{
    public async Task<Run> Handle(ShowRun request, CancellationToken cancellation)
    {
        var run = await db.Set<Run>().AsNoTracking().Include(r => r.Sessions).Include(r => r.Partners).AsSplitQuery()
            .SingleOrDefaultAsync(r => r.Id == request.Run, cancellation) ?? throw Seats.NotFound();
        run.Sessions.Sort((a, b) => a.On.CompareTo(b.On));
        return run;
    }
}
