using Gym24.Contracts.Access;
using Gym24.Contracts.Events;
using Gym24.Contracts.Partnerships;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tusur.Bookings.CancelBooking;

/// <summary>A run that was called off on its own page frees the slot as well.</summary>
[Requires(Permissions.BookSlots)]
internal sealed class RunCancelledHandler(TusurDb db) : IEventHandler<RunCancelled>
{
    public async Task Handle(RunCancelled happened, CancellationToken cancellation)
    {
        if (await db.Bookings.SingleOrDefaultAsync(b => b.RunId == happened.Run && b.CancelledAt == null, cancellation) is not { } booking)
            return;
        (booking.CancelledAt, booking.CancelReason) = (db.Now, happened.Reason);
        await db.SaveChangesAsync(cancellation);
        await db.Holds.Where(h => h.BookingId == booking.Id).ExecuteDeleteAsync(cancellation);
    }
}
