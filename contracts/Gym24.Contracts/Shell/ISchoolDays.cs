namespace Gym24.Contracts.Shell;

/// <summary>
/// On which days the school works. Known from three places: public holidays (Labour Code, art. 112), the Government's yearly order
/// that moves days off, and what the school itself has entered. Checks no permission: these are facts for everybody.
/// </summary>
public interface ISchoolDays
{
    /// <summary>The days of a span, to be asked one by one afterwards.</summary>
    /// <param name="from">First day.</param>
    /// <param name="to">Last day, included; not before <paramref name="from"/>, at most 1,100 days later.</param>
    /// <exception cref="ArgumentOutOfRangeException">The span is reversed or too long.</exception>
    Task<SchoolDays> Between(DateOnly from, DateOnly to, CancellationToken cancellation = default);

    /// <summary>The vacations of a school year as the school has entered them, by beginning; empty while it has not.</summary>
    /// <param name="schoolYear">The year it begins in: 2026 is 2026/27.</param>
    Task<IReadOnlyList<Vacation>> Vacations(int schoolYear, CancellationToken cancellation = default);
}

/// <summary>A time without lessons, entered by the school.</summary>
/// <param name="Name">As the school calls it, such as «Осенние каникулы».</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included.</param>
public sealed record Vacation(string Name, DateOnly From, DateOnly To);

/// <summary>Why a day is no school day.</summary>
public enum DayOff
{
    /// <summary>The common day off (Labour Code, art. 111).</summary>
    Sunday = 0,

    /// <summary>A public holiday (Labour Code, art. 112).</summary>
    Holiday = 1,

    /// <summary>A day off moved here from a holiday or a weekend, by law or by the Government's order.</summary>
    Moved = 2,

    /// <summary>Vacation of the pupils.</summary>
    Vacation = 3,

    /// <summary>A day off by the school's own decision.</summary>
    School = 4,
}

/// <summary>What is known of a day.</summary>
/// <param name="Off">Why it is no school day; absent: it is one. A Saturday is one: whether there are lessons is the timetable's affair.</param>
/// <param name="Name">Name of the holiday, the vacation or the transfer; absent for an ordinary day.</param>
/// <param name="Source">The act, or absent for what the school has entered and for ordinary days.</param>
/// <param name="MovedToWork">A Saturday or Sunday on which people work and pupils have lessons, because its day off was moved.</param>
/// <param name="WorksFor">The day that is off instead, where it is known: usually lessons go by that day's timetable.</param>
public sealed record DayFacts(
    DateOnly Day, DayOff? Off = null, LocalText? Name = null, string? Source = null, bool MovedToWork = false, DateOnly? WorksFor = null)
{
    /// <summary>Neither Sunday nor holiday, vacation or other day off.</summary>
    public bool IsSchoolDay => Off is null;
}

/// <summary>The days of a span.</summary>
/// <param name="from">First day.</param>
/// <param name="to">Last day, included.</param>
/// <param name="special">What is known beyond the days of the week; one for each day at most.</param>
/// <param name="open">Calendar years of the span for which no yearly order is known yet: only public holidays are.</param>
public sealed class SchoolDays(DateOnly from, DateOnly to, IEnumerable<DayFacts> special, IReadOnlyList<int>? open = null)
{
    private static readonly LocalText Sunday = new("воскресенье", "Sunday");
    private readonly Dictionary<DateOnly, DayFacts> _special = special.ToDictionary(d => d.Day);

    /// <summary>First day.</summary>
    public DateOnly From { get; } = from;

    /// <summary>Last day, included.</summary>
    public DateOnly To { get; } = to;

    /// <summary>Calendar years of the span for which no order on moved days off is known yet: only public holidays are.</summary>
    public IReadOnlyList<int> Open { get; } = open ?? [];

    /// <summary>Days that are not what their weekday says, in order.</summary>
    public IReadOnlyList<DayFacts> Special => [.. _special.Values.OrderBy(d => d.Day)];

    /// <exception cref="ArgumentOutOfRangeException">The day is outside the span.</exception>
    public DayFacts Of(DateOnly day)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(day, From);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(day, To);
        return _special.TryGetValue(day, out var found) ? found
            : day.DayOfWeek == DayOfWeek.Sunday ? new DayFacts(day, DayOff.Sunday, Sunday) : new DayFacts(day);
    }
}
