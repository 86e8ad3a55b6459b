using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;

namespace Gym24.Partnerships.Runs.ChangeRun;

/// <summary>Changes what a run states; its offering stays.</summary>
/// <param name="Version">The version the person saw.</param>
[Requires(Permissions.ManageRuns)]
internal sealed record ChangeRun(Guid Run, int Version, RunDraft Draft) : ICommand<Unit>, IValidated, IAbout
{
    public Guid? Subject => Run;

    public void Validate(Faults faults) => Draft.Check(faults);
}

internal sealed class ChangeRunHandler(RunBook runs) : IRequestHandler<ChangeRun, Unit>
{
    public async Task<Unit> Handle(ChangeRun request, CancellationToken cancellation)
    {
        await runs.Change(request.Run, request.Version, request.Draft, cancellation);
        return Unit.Value;
    }
}
