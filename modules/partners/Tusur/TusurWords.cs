using Gym24.Contracts.Data;
using Gym24.Contracts.Ui;
using Gym24.Tusur.Bookings.ListSlots;
using Gym24.Tusur.Teams;
using Gym24.Tusur.Works;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur;

/// <summary>States, times and people as the pages show them.</summary>
internal static class TusurWords
{
    public static string Hours(TimeOnly at, TimeOnly? until) => until is { } end ? $"{Words.Time(at)}–{Words.Time(end)}" : Words.Time(at);

    public static Tone ToneOf(SlotFacts slot) => slot switch
    {
        { Booking: not null } => Tone.Accent,
        { State: SlotState.Free } => Tone.Good,
        _ => Tone.Neutral,
    };

    public static string StateOf(SlotFacts slot) => slot.Booking is { } booking ? booking.ClassName : T[$"Slot.State.{slot.State}"];

    public static Tone ToneOf(TeamState state) => state switch
    {
        TeamState.Forming => Tone.Info,
        TeamState.Confirmed or TeamState.AtWork => Tone.Accent,
        TeamState.Presented => Tone.Good,
        _ => Tone.Neutral,
    };

    public static Tone ToneOf(WorkState state) => state switch
    {
        WorkState.Accepted => Tone.Good,
        WorkState.Returned => Tone.Warning,
        _ => Tone.Info,
    };

    /// <summary>Names within reach, and how many more there are.</summary>
    public static string People(IReadOnlyList<PupilLine> known, int all)
    {
        var names = string.Join(", ", known.Select(p => p.ClassName is null ? p.Name : $"{p.Name} ({p.ClassName})"));
        return all == known.Count ? names
            : names.Length == 0 ? Words.Count(all, T["Forms.Pupils"]) : $"{names} {T["More", all - known.Count]}";
    }
}
