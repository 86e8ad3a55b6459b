using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Tusur.Bookings.PublishSlot;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tusur.Bookings.BookSlot;

/// <summary>What can be chosen when a slot is booked.</summary>
/// <param name="Class">The class chosen so far.</param>
[Requires(Permissions.BookSlots)]
internal sealed record ReadChoice(Guid Slot, Guid? Class) : IQuery<BookingChoice>;

/// <param name="Staff">Who can be put in charge; empty for those who book for own classes only.</param>
/// <param name="Teacher">In charge when nobody else is chosen.</param>
/// <param name="Warnings">What speaks against the class and its teacher at that time.</param>
internal sealed record BookingChoice(PupilChoice From, IReadOnlyList<PersonFacts> Staff, Guid? Teacher, IReadOnlyList<Fault> Warnings);

internal sealed class ReadChoiceHandler(TusurDb db, PupilPicker<TusurDb> picker, BookingDesk desk, IPeopleDirectory people, ICaller caller)
    : IRequestHandler<ReadChoice, BookingChoice>
{
    public async Task<BookingChoice> Handle(ReadChoice request, CancellationToken cancellation)
    {
        var slot = await db.Slots.AsNoTracking().SingleOrDefaultAsync(s => s.Id == request.Slot, cancellation) ?? throw SlotBoard.NotFound();
        var choice = await picker.Offer(Permissions.BookSlots, request.Class, cancellation);
        if (choice.Class is not { } chosen)
            return new(choice, [], null, []);
        var all = caller.ScopeOf(Permissions.BookSlots).HasFlag(Scope.All);
        var teacher = (all ? chosen.HomeroomTeacher : caller.PersonId) ?? chosen.HomeroomTeacher;
        return new(choice, all ? await people.Staff(cancellation) : [], teacher,
            await desk.Clashes(slot, chosen.Id, teacher ?? Guid.Empty, cancellation));
    }
}
