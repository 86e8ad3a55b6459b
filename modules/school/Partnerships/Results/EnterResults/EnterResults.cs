using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Attendance;
using MediatR;

namespace Gym24.Partnerships.Results.EnterResults;

/// <summary>Enters or corrects the results of a whole group; who is not named keeps what is there.</summary>
/// <param name="Version">Version of the results the person saw.</param>
[Requires(Permissions.EnterResults)]
internal sealed record EnterResults(Guid Run, int Version, IReadOnlyList<ResultFacts> Lines) : ICommand<int>, IValidated, IAbout
{
    public Guid? Subject => Run;

    public void Validate(Faults faults) => ResultBook.Check(Lines, faults);
}

internal sealed class EnterResultsHandler(PartnershipsDb db, ICaller caller, ResultBook results) : IRequestHandler<EnterResults, int>
{
    public async Task<int> Handle(EnterResults request, CancellationToken cancellation)
    {
        var charge = await Charge.Take(db, caller, Permissions.EnterResults, request.Run, cancellation);
        return await results.Enter(charge.Run, request.Version, request.Lines, cancellation);
    }
}
