namespace Gym24.Contracts.Ui;

/// <summary>Something on one day or on several.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day; the first one for a single day.</param>
/// <param name="Title">What it is.</param>
/// <param name="Href">Its page.</param>
/// <param name="Tone">Colour.</param>
/// <param name="Time">Time of day in the school's zone.</param>
/// <param name="Note">Place, partner or class.</param>
/// <param name="Russian">Title and note are Russian facts.</param>
public sealed record CalendarEntry(
    DateOnly From,
    DateOnly To,
    string Title,
    string? Href = null,
    Tone Tone = Tone.Accent,
    TimeOnly? Time = null,
    string? Note = null,
    bool Russian = false)
{
    /// <summary>The entry touches that day.</summary>
    public bool On(DateOnly day) => From <= day && day <= To;
}
