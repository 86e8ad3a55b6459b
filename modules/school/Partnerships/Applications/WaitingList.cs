using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Applications;

/// <summary>Moves the waiting list up when a place is free.</summary>
internal sealed class WaitingList(PartnershipsDb db, ISchool school, Telling telling)
{
    /// <summary>Offers what is free and writes the counts.</summary>
    public async Task OfferFreed(Seats seats, CancellationToken cancellation)
    {
        if (seats.Free && seats.Waiting > 0)
        {
            var settings = await db.Set<RunSettings>().AsNoTracking().SingleAsync(cancellation);
            var begins = Begins(seats.Run, school);
            var until = db.Now.AddHours(settings.OfferHours);
            foreach (var offered in await seats.OfferFreed(until < begins ? until : begins, cancellation))
                await telling.Asked(offered.PersonId, seats.Run.Id, "Application.Told.Offered", cancellation,
                    seats.Run.FullTitle, (Func<string>)(() => Contracts.Ui.Words.DateAndTime(school.Local(offered.OfferedUntil!.Value))));
        }
        await seats.Save(cancellation);
    }

    /// <summary>The moment a run begins, UTC; without a time the beginning of its first day.</summary>
    public static DateTime Begins(Run run, ISchool school) => school.Utc(run.Starts.ToDateTime(run.At ?? TimeOnly.MinValue));

    /// <summary>What a free place becomes for somebody who asked for it.</summary>
    public static ApplicationState Given(Run run) => run.Automatic ? ApplicationState.Approved : ApplicationState.Submitted;
}
