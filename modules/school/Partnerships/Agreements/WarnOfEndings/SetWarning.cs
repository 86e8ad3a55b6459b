using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Agreements.WarnOfEndings;

/// <summary>Sets how many days ahead an end is warned of.</summary>
[Requires(Permissions.ManageAgreements)]
internal sealed record SetWarning(int? Days) : ICommand<Unit>, IValidated
{
    public const int MaxDays = 730;

    public void Validate(Faults faults)
    {
        faults.Chosen("days", Days is not null);
        faults.Range("days", Days, 1, MaxDays);
    }
}

internal sealed class SetWarningHandler(PartnershipsDb db) : IRequestHandler<SetWarning, Unit>
{
    public async Task<Unit> Handle(SetWarning request, CancellationToken cancellation)
    {
        var settings = await db.Set<AgreementSettings>().SingleAsync(cancellation);
        (settings.WarnDays, settings.NextLook) = (request.Days!.Value, db.Now);
        return Unit.Value;
    }
}
