using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Tusur.Bookings.ListSlots;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur.Bookings.BookSlot;

/// <summary>A booking with what its run says and where it could move.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadBooking(Guid Booking) : IQuery<BookingState>;

/// <param name="MayChange">The caller may move or cancel it.</param>
/// <param name="Others">Free slots of the same offering, for those who may.</param>
internal sealed record BookingState(RunFacts? Run, bool MayChange, IReadOnlyList<SlotFacts> Others);

internal sealed class ReadBookingHandler(TusurDb db, IRuns runs, IMediator mediator, ICaller caller, ISchool school)
    : IRequestHandler<ReadBooking, BookingState>
{
    public async Task<BookingState> Handle(ReadBooking request, CancellationToken cancellation)
    {
        var booking = await db.Bookings.AsNoTracking().Include(b => b.Slot).SingleOrDefaultAsync(b => b.Id == request.Booking, cancellation);
        if (booking is null || !(await Sight.Of(caller, Permissions.Read, db, cancellation)).Covers(booking))
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Booking.NotFound"], "booking");
        var may = booking.CancelledAt is null && !booking.Slot.IsPast(school.Local(db.Now)) && caller.Can(Permissions.BookSlots)
            && (await Sight.Of(caller, Permissions.BookSlots, db, cancellation)).Covers(booking);
        return new(await runs.Find(booking.RunId, cancellation), may,
            may ? (await mediator.Send(new ListSlots.ListSlots(Offering: booking.Slot.Offering, Free: true), cancellation)).Items : []);
    }
}
