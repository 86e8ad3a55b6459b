using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur.Bookings.PublishSlot;

/// <summary>Publishes a time at which a group can come.</summary>
[Requires(Permissions.ManageSlots)]
internal sealed record PublishSlot(SlotDraft Slot) : ICommand<Guid>, IValidated
{
    public void Validate(Faults faults) => Slot.Check(faults);
}

internal sealed class PublishSlotHandler(TusurDb db, TusurOfferings offerings, ISchool school) : IRequestHandler<PublishSlot, Guid>
{
    public async Task<Guid> Handle(PublishSlot request, CancellationToken cancellation)
    {
        var draft = request.Slot;
        var places = draft.CheckAgainst(offerings, school, db.Now);
        var place = draft.Place?.Trim() ?? "";
        await SlotBoard.MustBeNew(db, null, draft.Offering!, draft.On!.Value, draft.At!.Value, place, cancellation);
        var slot = new Slot
        {
            Offering = draft.Offering!, On = draft.On.Value, At = draft.At.Value, Until = draft.Until, Place = place, Places = places,
            Note = string.IsNullOrWhiteSpace(draft.Note) ? null : draft.Note.Trim(), PublishedAt = db.Now,
        };
        db.Add(slot);
        return slot.Id;
    }
}

/// <summary>Changes a slot nobody holds yet. The offering stays: another one is another slot.</summary>
[Requires(Permissions.ManageSlots)]
internal sealed record ChangeSlot(Guid Slot, int Version, SlotDraft Draft) : ICommand<bool>, IValidated, IAbout
{
    public Guid? Subject => Slot;

    public void Validate(Faults faults) => Draft.Check(faults, isNew: false);
}

internal sealed class ChangeSlotHandler(TusurDb db, TusurOfferings offerings, ISchool school) : IRequestHandler<ChangeSlot, bool>
{
    public async Task<bool> Handle(ChangeSlot request, CancellationToken cancellation)
    {
        var slot = await SlotBoard.Unheld(db, request.Slot, cancellation);
        var draft = request.Draft with { Offering = slot.Offering };
        var places = draft.CheckAgainst(offerings, school, db.Now);
        var place = draft.Place?.Trim() ?? "";
        await SlotBoard.MustBeNew(db, slot.Id, slot.Offering, draft.On!.Value, draft.At!.Value, place, cancellation);
        db.Expect(slot, request.Version);
        (slot.On, slot.At, slot.Until, slot.Place, slot.Places) = (draft.On.Value, draft.At.Value, draft.Until, place, places);
        slot.Note = string.IsNullOrWhiteSpace(draft.Note) ? null : draft.Note.Trim();
        return true;
    }
}

/// <summary>Takes a slot back that nobody holds.</summary>
[Requires(Permissions.ManageSlots)]
internal sealed record RemoveSlot(Guid Slot) : ICommand<bool>, IAbout
{
    public Guid? Subject => Slot;
}

internal sealed class RemoveSlotHandler(TusurDb db) : IRequestHandler<RemoveSlot, bool>
{
    public async Task<bool> Handle(RemoveSlot request, CancellationToken cancellation)
    {
        db.Remove(await SlotBoard.Unheld(db, request.Slot, cancellation));
        return true;
    }
}

/// <summary>What several commands ask about slots.</summary>
internal static class SlotBoard
{
    public static async Task<Slot> Unheld(TusurDb db, Guid id, CancellationToken cancellation)
    {
        var slot = await db.Slots.SingleOrDefaultAsync(s => s.Id == id, cancellation) ?? throw NotFound();
        if (await db.Holds.AnyAsync(h => h.SlotId == id, cancellation))
            throw new Refusal(RefusalKind.Rule, "slot-held", T["Slot.IsHeld"]);
        return slot;
    }

    public static async Task MustBeNew(
        TusurDb db, Guid? except, string offering, DateOnly on, TimeOnly at, string place, CancellationToken cancellation)
    {
        if (await db.Slots.AnyAsync(s => s.Id != except && s.Offering == offering && s.On == on && s.At == at && s.Place == place, cancellation))
            throw new Refusal(RefusalKind.Rule, "duplicate", T["Slot.Duplicate"], "at");
    }

    public static Refusal NotFound() => new(RefusalKind.NotFound, "not-found", T["Slot.NotFound"], "slot");
}
