using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;

namespace Gym24.Partnerships.Runs.ShowRun;

/// <summary>The facts of a run, without people.</summary>
[Requires(Permissions.ReadRuns)]
internal sealed record ShowRun(Guid Run) : IQuery<Run>;

internal sealed class ShowRunHandler(RunReading runs) : IRequestHandler<ShowRun, Run>
{
    public Task<Run> Handle(ShowRun request, CancellationToken cancellation) => runs.Whole(request.Run, cancellation);
}
