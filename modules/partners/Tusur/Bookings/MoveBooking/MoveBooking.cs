using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Ui;
using MediatR;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur.Bookings.MoveBooking;

/// <summary>Comes at another slot of the same offering: the old one is free again, the same pupils are entered in the same order.</summary>
[Requires(Permissions.BookSlots)]
internal sealed record MoveBooking(Guid Booking, Guid Slot, string? OverruleReason = null) : ICommand<Booked>, IValidated, IAbout
{
    public Guid? Subject => Booking;

    public void Validate(Faults faults) => faults.Text("overruleReason", OverruleReason, TusurDb.LongLength, required: false);
}

internal sealed class MoveBookingHandler(BookingDesk desk, ICaller caller, IApplications applications, IPeopleDirectory people)
    : IRequestHandler<MoveBooking, Booked>
{
    private static readonly ApplicationState[] Comes =
        [ApplicationState.Submitted, ApplicationState.Approved, ApplicationState.Offered, ApplicationState.Waiting, ApplicationState.AwaitsGuardian];

    public async Task<Booked> Handle(MoveBooking request, CancellationToken cancellation)
    {
        var booking = await desk.Standing(request.Booking, caller, cancellation);
        var slot = await desk.Free(request.Slot, cancellation);
        if (slot.Offering != booking.Slot.Offering)
            throw new Refusal(RefusalKind.Invalid, "other-offering", T["Booking.OtherOffering"], "slot");
        var pupils = (await applications.Of(booking.RunId, cancellation)).Where(e => Comes.Contains(e.State)).Select(e => e.Person).ToList();
        if (pupils.Count == 0)
            throw new Refusal(RefusalKind.Rule, "empty", T["Booking.NobodyLeft"], "booking");
        var teacher = await people.Find(booking.Teacher, cancellation);
        // First out, then in: the old time must not clash with the new one.
        await desk.Release(booking, T.Both("Booking.MovedTo", slot.On.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture), Words.Time(slot.At)).Ru, cancellation);
        return await desk.Take(slot, new Group(booking.ClassId, booking.ClassName, teacher!, pupils), request.OverruleReason, cancellation);
    }
}
