namespace Gym24.Partnerships.Runs;

/// <summary>The days on which a run is held.</summary>
internal static class SessionPlan
{
    public const int MaxSessions = 300, MaxDays = 400;

    /// <summary>Up to this many days a run is held daily when nothing else is said, longer ones weekly.</summary>
    private const int DailyUpTo = 14;

    /// <param name="weekdays">Held on these; empty: daily or, when long, weekly on the weekday of the first day.</param>
    public static IReadOnlyList<DateOnly> Days(DateOnly starts, DateOnly ends, IReadOnlyCollection<DayOfWeek> weekdays)
    {
        var span = ends.DayNumber - starts.DayNumber + 1;
        if (span <= 0 || span > MaxDays)
            return [];
        var held = weekdays.Count > 0 ? weekdays
            : span > DailyUpTo ? [starts.DayOfWeek]
            : [.. Enum.GetValues<DayOfWeek>().Where(d => d != DayOfWeek.Sunday || starts.DayOfWeek == DayOfWeek.Sunday)];
        var days = Enumerable.Range(0, span).Select(starts.AddDays).Where(d => held.Contains(d.DayOfWeek)).ToList();
        return days.Count > 0 ? days : [starts];
    }

    /// <summary>How many days to move a run so that it falls into another school year on the same weekday.</summary>
    public static int Shift(DateOnly starts, int fromYear, int toYear, Func<DateOnly, int> yearOf)
    {
        var days = 364 * (toYear - fromYear);
        while (yearOf(starts.AddDays(days)) < toYear)
            days += 7;
        while (yearOf(starts.AddDays(days)) > toYear)
            days -= 7;
        return days;
    }

    /// <summary>Whether two sessions of one day meet; <see langword="null"/> when a time is not stated.</summary>
    public static bool? Meet(TimeOnly? at, TimeOnly? until, TimeOnly? otherAt, TimeOnly? otherUntil)
    {
        if (at is not { } a || otherAt is not { } b)
            return null;
        if (a == b)
            return true;
        var (firstUntil, second) = a < b ? (until, b) : (otherUntil, a);
        return firstUntil is { } end ? second < end : null;
    }
}
