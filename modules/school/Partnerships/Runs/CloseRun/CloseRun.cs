using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;

namespace Gym24.Partnerships.Runs.CloseRun;

/// <summary>Says that a run is over; attendance and results may still be entered.</summary>
[Requires(Permissions.ManageRuns)]
internal sealed record CloseRun(Guid Run, int Version) : ICommand<Unit>, IAbout
{
    public Guid? Subject => Run;
}

internal sealed class CloseRunHandler(RunBook runs) : IRequestHandler<CloseRun, Unit>
{
    public async Task<Unit> Handle(CloseRun request, CancellationToken cancellation)
    {
        await runs.Close(request.Run, request.Version, cancellation);
        return Unit.Value;
    }
}
