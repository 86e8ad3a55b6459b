using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using Gym24.Tusur.Bookings.PublishSlot;

namespace Gym24.Tusur.Bookings.ListSlots;

/// <summary>Slots of some days, by time.</summary>
/// <param name="From">Absent: today.</param>
/// <param name="To">Last day; absent: however far.</param>
/// <param name="Free">Only those that can be booked now.</param>
/// <param name="Mine">Only bookings the caller may look into.</param>
[Requires(Permissions.Read)]
internal sealed record ListSlots(
    DateOnly? From = null, DateOnly? To = null, string? Offering = null, bool Free = false, bool Mine = false, int Page = 1, int Size = 100)
    : IQuery<Paged<SlotFacts>>, IValidated
{
    public void Validate(Faults faults)
    {
        faults.Order("to", From, To);
        faults.Text("offering", Offering, TusurDb.CodeLength, required: false);
        faults.Range("page", Page, 1, 100_000);
        faults.Range("size", Size, 1, 500);
    }
}

/// <summary>A slot as its reader may see it.</summary>
/// <param name="Booking">Who holds it, for those who may know.</param>
internal sealed record SlotFacts(
    Guid Id, int Version, string Offering, string OfferingName, DateOnly On, TimeOnly At, TimeOnly? Until, string? Place, bool AtSchool,
    int Places, string? Note, SlotState State, BookingFacts? Booking);

internal sealed record BookingFacts(Guid Id, Guid Run, string ClassName, Guid Teacher, string TeacherName, int Pupils);

internal enum SlotState
{
    Free = 0,
    Held = 1,
    Past = 2,
}

internal sealed class ListSlotsHandler(TusurDb db, TusurOfferings offerings, ICaller caller, ISchool school)
    : IRequestHandler<ListSlots, Paged<SlotFacts>>, IRequestHandler<ReadSlot, SlotFacts>
{
    public async Task<Paged<SlotFacts>> Handle(ListSlots request, CancellationToken cancellation)
    {
        var sight = await Sight.Of(caller, Permissions.Read, db, cancellation);
        var now = school.Local(db.Now);
        var (today, time) = (DateOnly.FromDateTime(now), TimeOnly.FromDateTime(now));
        var from = request.From ?? today;
        var rows = from slot in db.Slots.AsNoTracking()
                   join hold in db.Holds on slot.Id equals hold.SlotId into holds
                   from hold in holds.DefaultIfEmpty()
                   where slot.On >= @from
                   select new { Slot = slot, Booking = (Booking?)hold.Booking };
        if (request.To is { } to)
            rows = rows.Where(r => r.Slot.On <= to);
        if (request.Offering is { Length: > 0 } offering)
            rows = rows.Where(r => r.Slot.Offering == offering);
        if (request.Free)
            rows = rows.Where(r => r.Booking == null && (r.Slot.On > today || (r.Slot.On == today && r.Slot.At > time)));
        if (request.Mine)
        {
            var (classes, me) = (sight.Classes.ToArray(), sight.Me);
            rows = sight.Everyone ? rows.Where(r => r.Booking != null)
                : rows.Where(r => r.Booking != null && (r.Booking.Teacher == me || (r.Booking.ClassId != null && classes.Contains(r.Booking.ClassId.Value))));
        }
        var total = await rows.CountAsync(cancellation);
        var page = await rows.OrderBy(r => r.Slot.On).ThenBy(r => r.Slot.At).ThenBy(r => r.Slot.Place)
            .Skip((request.Page - 1) * request.Size).Take(request.Size).ToListAsync(cancellation);
        return new([.. page.Select(r => Facts(r.Slot, r.Booking, sight, now))], total);
    }

    public async Task<SlotFacts> Handle(ReadSlot request, CancellationToken cancellation)
    {
        var slot = await db.Slots.AsNoTracking().SingleOrDefaultAsync(s => s.Id == request.Slot, cancellation) ?? throw SlotBoard.NotFound();
        var booking = await db.Holds.AsNoTracking().Where(h => h.SlotId == slot.Id).Select(h => h.Booking).SingleOrDefaultAsync(cancellation);
        return Facts(slot, booking, await Sight.Of(caller, Permissions.Read, db, cancellation), school.Local(db.Now));
    }

    private SlotFacts Facts(Slot slot, Booking? booking, Sight sight, DateTime now) => new(
        slot.Id, slot.Version, slot.Offering, offerings.NameOf(slot.Offering), slot.On, slot.At, slot.Until,
        slot.Place.Length > 0 ? slot.Place : null, TusurOfferings.AtSchool(slot.Offering), slot.Places, slot.Note,
        booking is not null ? SlotState.Held : slot.IsPast(now) ? SlotState.Past : SlotState.Free,
        booking is not null && sight.Covers(booking)
            ? new BookingFacts(booking.Id, booking.RunId, booking.ClassName, booking.Teacher, booking.TeacherName, booking.Pupils) : null);
}

/// <summary>One slot.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadSlot(Guid Slot) : IQuery<SlotFacts>;
