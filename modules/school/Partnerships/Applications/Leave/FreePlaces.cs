using Gym24.Contracts.Access;
using Gym24.Contracts.Events;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Applications.Leave;

/// <summary>Whoever left the school gives the places of runs still to come to the next.</summary>
[Requires(Permissions.Decide)]
internal sealed class FreePlaces(PartnershipsDb db, WaitingList waitingList) : IEventHandler<PersonLeft>
{
    public async Task Handle(PersonLeft happened, CancellationToken cancellation)
    {
        var runs = await db.Set<Application>()
            .Where(a => a.PersonId == happened.Person && Seats.Live.Contains(a.State) && a.Run.State == RunState.Open && a.Run.Starts > happened.On)
            .Select(a => a.RunId).ToListAsync(cancellation);
        // Always in the same order, so that two who leave never wait for each other's rows.
        foreach (var run in runs.Order())
        {
            var seats = await Seats.Hold(db, run, cancellation);
            var application = await db.Set<Application>().SingleAsync(a => a.RunId == run && a.PersonId == happened.Person, cancellation);
            if (Seats.IsOver(application.State))
                continue;
            seats.Move(application, ApplicationState.Withdrawn);
            await waitingList.OfferFreed(seats, cancellation);
        }
    }
}
