using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;

namespace Gym24.Partnerships.Runs.OpenRun;

[Requires(Permissions.ManageRuns)]
internal sealed record OpenRun(RunDraft Draft) : ICommand<Guid>, IValidated
{
    public void Validate(Faults faults) => Draft.Check(faults);
}

internal sealed class OpenRunHandler(RunBook runs) : IRequestHandler<OpenRun, Guid>
{
    public Task<Guid> Handle(OpenRun request, CancellationToken cancellation) => runs.Open(request.Draft, null, cancellation);
}
