using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;

namespace Gym24.Tusur.Bookings.CancelBooking;

/// <summary>Gives a slot back; the run is called off and those entered are told.</summary>
[Requires(Permissions.BookSlots)]
internal sealed record CancelBooking(Guid Booking, string? Reason) : ICommand<bool>, IValidated, IAbout
{
    public Guid? Subject => Booking;

    public void Validate(Faults faults) => faults.Text("reason", Reason, TusurDb.LongLength);
}

internal sealed class CancelBookingHandler(BookingDesk desk, ICaller caller) : IRequestHandler<CancelBooking, bool>
{
    public async Task<bool> Handle(CancelBooking request, CancellationToken cancellation)
    {
        await desk.Release(await desk.Standing(request.Booking, caller, cancellation), request.Reason!, cancellation);
        return true;
    }
}
