using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Runs;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Applications.Lapse;

/// <summary>Takes back the offered places of one run that nobody took in time, and offers them on.</summary>
[Requires(Permissions.Decide)]
internal sealed record LapseOffers(Guid Run) : ICommand<int>, IAbout
{
    public Guid? Subject => Run;
}

internal sealed class LapseOffersHandler(PartnershipsDb db, WaitingList waitingList, Telling telling) : IRequestHandler<LapseOffers, int>
{
    public async Task<int> Handle(LapseOffers request, CancellationToken cancellation)
    {
        var seats = await Seats.Hold(db, request.Run, cancellation);
        var late = await db.Set<Application>()
            .Where(a => a.RunId == request.Run && a.State == ApplicationState.Offered && a.OfferedUntil <= db.Now).ToListAsync(cancellation);
        foreach (var application in late)
            seats.Move(application, ApplicationState.Lapsed);
        await telling.People([.. late.Select(a => a.PersonId)], request.Run, "Application.Told.Lapsed", cancellation, seats.Run.FullTitle);
        await waitingList.OfferFreed(seats, cancellation);
        return late.Count;
    }
}

/// <summary>Lets offers lapse, one run after the other.</summary>
[Requires(Permissions.Decide)]
internal sealed class LapseJob(PartnershipsDb db, IMediator mediator) : IJob
{
    public LocalText Title => T.Both("Job.Lapse");

    public async Task<bool> Step(CancellationToken cancellation)
    {
        var run = await db.Set<Application>().Where(a => a.State == ApplicationState.Offered && a.OfferedUntil <= db.Now)
            .OrderBy(a => a.OfferedUntil).Select(a => (Guid?)a.RunId).FirstOrDefaultAsync(cancellation);
        if (run is not { } found)
            return false;
        await mediator.Send(new LapseOffers(found), cancellation);
        return true;
    }
}
