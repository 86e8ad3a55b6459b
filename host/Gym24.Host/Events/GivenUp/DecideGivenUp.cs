using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Events.GivenUp;

/// <summary>Delivers what was given up once more, with as many attempts as a new event has.</summary>
[Requires(HostManifest.Events)]
internal sealed record TryAgain(Guid Id) : ICommand, IAbout
{
    public Guid? Subject => Id;
}

/// <summary>Lets an event go undelivered, so that what waits behind it goes on.</summary>
[Requires(HostManifest.Events)]
internal sealed record PutAside(Guid Id, string Reason) : ICommand, IValidated, IAbout
{
    public Guid? Subject => Id;

    public void Validate(Faults faults) => faults.Text("reason", Reason, OutboxRow.ReasonLength);
}

internal sealed class DecideGivenUpHandler(HostDb db, DbSession session) : IRequestHandler<TryAgain, Unit>, IRequestHandler<PutAside, Unit>
{
    public async Task<Unit> Handle(TryAgain request, CancellationToken cancellation)
    {
        var now = db.Now;
        return Decided(await Open(request.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.DeadAt, (DateTime?)null)
            .SetProperty(x => x.Attempts, 0).SetProperty(x => x.NextAttemptAt, now), cancellation));
    }

    public async Task<Unit> Handle(PutAside request, CancellationToken cancellation)
    {
        var (now, reason) = (db.Now, request.Reason.Trim());
        return Decided(await Open(request.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.DeliveredAt, (DateTime?)now)
            .SetProperty(x => x.PutAsideReason, reason), cancellation));
    }

    private IQueryable<OutboxRow> Open(Guid id) => db.GivenUp.Where(r => r.Id == id);

    private Unit Decided(int rows)
    {
        if (rows == 0)
            throw GivenUpHandler.Unknown();
        session.AfterCommit(OutboxSignal.Ring);
        return Unit.Value;
    }
}
