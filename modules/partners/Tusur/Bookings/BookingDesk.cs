using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using Gym24.Tusur.Bookings.PublishSlot;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur.Bookings;

/// <summary>A group that wants to come.</summary>
/// <param name="ClassId">The class; none when the pupils come from several.</param>
/// <param name="Pupils">In the order in which they get places.</param>
internal sealed record Group(Guid? ClassId, string ClassName, PersonFacts Teacher, IReadOnlyList<Guid> Pupils);

/// <summary>What became of a booking.</summary>
internal sealed record Booked(Guid Booking, Guid Run, IReadOnlyList<BookedEntry> Entries)
{
    public int Waiting => Entries.Count(e => e.State == ApplicationState.Waiting);
}

internal sealed record BookedEntry(Guid Person, ApplicationState State);

/// <summary>Gives slots to groups and takes them back, in the transaction of the running command.</summary>
internal sealed class BookingDesk(TusurDb db, DbSession session, IRuns runs, IApplications applications, IPeopleDirectory people, ISchool school)
{
    /// <summary>A slot that can be had.</summary>
    public async Task<Slot> Free(Guid id, CancellationToken cancellation)
    {
        var slot = await db.Slots.AsNoTracking().SingleOrDefaultAsync(s => s.Id == id, cancellation) ?? throw SlotBoard.NotFound();
        if (slot.IsPast(school.Local(db.Now)))
            throw new Refusal(RefusalKind.Rule, "past", T["Booking.Past"], "slot");
        if (await db.Holds.AnyAsync(h => h.SlotId == id, cancellation))
            throw Held();
        return slot;
    }

    /// <summary>Where the class or the teacher is already at that time.</summary>
    public async Task<IReadOnlyList<Fault>> Clashes(Slot slot, Guid? inClass, Guid teacher, CancellationToken cancellation)
    {
        var sameDay = await db.Holds.AsNoTracking().Include(h => h.Booking.Slot)
            .Where(h => h.Booking.Slot.On == slot.On && h.SlotId != slot.Id && ((inClass != null && h.Booking.ClassId == inClass) || h.Booking.Teacher == teacher))
            .ToListAsync(cancellation);
        return
        [
            .. from hold in sameDay
               let other = hold.Booking.Slot
               where Slot.Meet(slot.At, slot.Until, other.At, other.Until)
               let key = inClass is not null && hold.Booking.ClassId == inClass ? "Booking.ClassClash" : "Booking.TeacherClash"
               select new Fault("slot", T[key, Words.Time(other.At), hold.Booking.ClassName], "clash", Overrulable: true),
        ];
    }

    /// <summary>Takes the slot for a group, opens its run and enters the pupils; who does not fit waits.</summary>
    /// <param name="reason">Why warnings are overruled.</param>
    public async Task<Booked> Take(Slot slot, Group group, string? reason, CancellationToken cancellation)
    {
        var clashes = await Clashes(slot, group.ClassId, group.Teacher.Id, cancellation);
        if (clashes.Count > 0 && string.IsNullOrWhiteSpace(reason))
            throw new Refusal(RefusalKind.Rule, "clash", clashes);
        var run = await runs.Open(new NewRun(
            slot.Offering, school.YearOf(slot.On), group.ClassName, slot.On, slot.On, slot.At, slot.Until,
            school.Today, slot.On, slot.Places, slot.Place.Length > 0 ? slot.Place : null, group.Teacher.Id, TusurOfferings.Module,
            Automatic: true), cancellation);
        var booking = new Booking
        {
            SlotId = slot.Id, RunId = run, ClassId = group.ClassId, ClassName = group.ClassName, Teacher = group.Teacher.Id,
            TeacherName = group.Teacher.DisplayName, Pupils = group.Pupils.Count, BookedAt = db.Now,
        };
        db.Add(booking);
        db.Add(new Hold { SlotId = slot.Id, BookingId = booking.Id });
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (session.Engine.IsDuplicate(failure))
        {
            // Somebody was faster between the look and the save: the key decides.
            throw Held();
        }
        var outcomes = await applications.Enter(run, group.Pupils, string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(), cancellation);
        await MustAllBeEntered(outcomes, cancellation);
        return new Booked(booking.Id, run, [.. outcomes.Select(o => new BookedEntry(o.Person, o.State!.Value))]);
    }

    /// <summary>Frees the slot; the run is called off and those entered are told.</summary>
    public async Task Release(Booking booking, string reason, CancellationToken cancellation)
    {
        booking.CancelledAt = db.Now;
        booking.CancelReason = reason.Trim();
        await db.SaveChangesAsync(cancellation);
        await db.Holds.Where(h => h.BookingId == booking.Id).ExecuteDeleteAsync(cancellation);
        if (await runs.Find(booking.RunId, cancellation) is { State: RunState.Open })
            await runs.Cancel(booking.RunId, booking.CancelReason, cancellation);
    }

    /// <summary>A booking that still stands and lies ahead, within the caller's reach.</summary>
    public async Task<Booking> Standing(Guid id, ICaller caller, CancellationToken cancellation)
    {
        var booking = await db.Bookings.Include(b => b.Slot).SingleOrDefaultAsync(b => b.Id == id, cancellation);
        if (booking is null || !(await Sight.Of(caller, Permissions.BookSlots, db, cancellation)).Covers(booking))
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Booking.NotFound"], "booking");
        if (booking.CancelledAt is not null)
            throw new Refusal(RefusalKind.Rule, "cancelled", T["Booking.IsCancelled"], "booking");
        if (booking.Slot.IsPast(school.Local(db.Now)))
            throw new Refusal(RefusalKind.Rule, "past", T["Booking.Over"], "booking");
        return booking;
    }

    private async Task MustAllBeEntered(IReadOnlyList<EntryOutcome> outcomes, CancellationToken cancellation)
    {
        var kept = outcomes.Where(o => o.State is null).ToList();
        if (kept.Count == 0)
            return;
        var names = (await people.Find([.. kept.Select(o => o.Person)], cancellation)).ToDictionary(p => p.Id, p => p.DisplayName);
        throw new Refusal(RefusalKind.Rule, "not-entered",
        [
            .. from outcome in kept
               // Beside what stops, a doubt that is left to the coordinator only distracts.
               let stops = outcome.Faults.Where(f => f.Overrulable).ToList()
               from fault in stops.Count > 0 ? stops : outcome.Faults
               select fault with { Field = "pupils", Message = $"{names.GetValueOrDefault(outcome.Person, "?")}: {fault.Message}" },
        ]);
    }

    private static Refusal Held() => new(RefusalKind.Rule, "slot-held", T["Booking.Held"], "slot");
}
