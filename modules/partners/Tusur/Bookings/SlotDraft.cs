using Gym24.Contracts;
using Gym24.Contracts.Shell;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur.Bookings;

/// <summary>A slot as a form or a caller of the API states it.</summary>
internal sealed record SlotDraft
{
    /// <summary>How far ahead a slot may lie.</summary>
    private const int DaysAhead = 400;

    public string? Offering { get; init; }
    public DateOnly? On { get; init; }
    public TimeOnly? At { get; init; }
    public TimeOnly? Until { get; init; }

    /// <summary>Faculty or laboratory, or the room at the school.</summary>
    public string? Place { get; init; }

    /// <summary>Absent: what the offering says.</summary>
    public int? Places { get; init; }

    public string? Note { get; init; }

    /// <param name="isNew">A slot that is changed keeps its offering.</param>
    public void Check(Faults faults, bool isNew = true)
    {
        faults.Text("offering", Offering, TusurDb.CodeLength, isNew);
        if (On is null)
            faults.Add("on", T["Slot.OnMissing"], "required");
        if (At is null)
            faults.Add("at", T["Slot.AtMissing"], "required");
        if (At is { } at && Until is { } until && until <= at)
            faults.Add("until", T["Slot.UntilOrder"], "order");
        faults.Text("place", Place, TusurDb.NameLength, required: false);
        faults.Range("places", Places, 1, 1000);
        faults.Text("note", Note, TusurDb.LongLength, required: false);
    }

    /// <summary>What only the catalogue and the calendar can tell.</summary>
    /// <returns>How many places the slot has.</returns>
    public int CheckAgainst(TusurOfferings offerings, ISchool school, DateTime utcNow)
    {
        if (offerings.Visit(Offering!) is not { } offering)
            throw new Refusal(RefusalKind.Invalid, "unknown-offering", T["Slot.UnknownOffering"], "offering");
        var faults = new Faults();
        if (On!.Value.ToDateTime(At!.Value) <= school.Local(utcNow))
            faults.Add("on", T["Slot.Past"], "past");
        else if (On.Value > school.Today.AddDays(DaysAhead))
            faults.Add("on", T["Slot.Far", DaysAhead], "range");
        if (TusurOfferings.AtSchool(offering.Id) && string.IsNullOrWhiteSpace(Place))
            faults.Add("place", T["Slot.RoomMissing"], "required");
        if (Places is null && offering.Capacity?.Max is null)
            faults.Add("places", T["Slot.PlacesMissing"], "required");
        if (Places > offering.Capacity?.Max)
            faults.Add("places", T["Slot.PlacesTooMany", offering.Capacity!.Max!], "range");
        faults.ThrowIfAny();
        return Places ?? offering.Capacity!.Max!.Value;
    }
}
