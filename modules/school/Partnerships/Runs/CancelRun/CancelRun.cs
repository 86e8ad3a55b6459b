using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;

namespace Gym24.Partnerships.Runs.CancelRun;

/// <summary>Calls a run off; those entered are told why.</summary>
[Requires(Permissions.ManageRuns)]
internal sealed record CancelRun(Guid Run, int? Version, string Reason) : ICommand<bool>, IValidated, IAbout
{
    public Guid? Subject => Run;

    public void Validate(Faults faults) => faults.Text("reason", Reason, RunTables.ReasonLength);
}

internal sealed class CancelRunHandler(RunBook runs) : IRequestHandler<CancelRun, bool>
{
    public Task<bool> Handle(CancelRun request, CancellationToken cancellation) =>
        runs.Cancel(request.Run, request.Version, request.Reason, cancellation);
}
