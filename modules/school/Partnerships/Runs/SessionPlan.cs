using Gym24.Contracts.Shell;

namespace Gym24.Partnerships.Runs;

/// <summary>The days on which a run is held.</summary>
internal static class SessionPlan
{
    public const int MaxSessions = 300, MaxDays = 400;

    /// <summary>Up to this many days a run is held daily when nothing else is said, longer ones weekly.</summary>
    private const int DailyUpTo = 14;

    /// <param name="weekdays">Held on these; empty: daily or, when long, weekly on the weekday of the first day.</param>
    /// <param name="school">Holidays and vacations fall out; absent: every day counts.</param>
    public static IReadOnlyList<DateOnly> Days(
        DateOnly starts, DateOnly ends, IReadOnlyCollection<DayOfWeek> weekdays, SchoolDays? school = null)
    {
        var span = ends.DayNumber - starts.DayNumber + 1;
        if (span <= 0 || span > MaxDays)
            return [];
        var held = weekdays.Count > 0 ? weekdays
            : span > DailyUpTo ? [starts.DayOfWeek]
            : [.. Enum.GetValues<DayOfWeek>().Where(d => d != DayOfWeek.Sunday || starts.DayOfWeek == DayOfWeek.Sunday)];
        var days = Enumerable.Range(0, span).Select(starts.AddDays).Where(d => held.Contains(d.DayOfWeek) && (school is null || !FallsOut(d, starts, school))).ToList();
        return days.Count > 0 ? days : [starts];
    }

    /// <summary>What begins in a vacation is meant for it: then only holidays fall out. Sundays are a matter of the weekdays.</summary>
    private static bool FallsOut(DateOnly day, DateOnly starts, SchoolDays school) => school.Of(day).Off switch
    {
        null or DayOff.Sunday => false,
        DayOff.Vacation => school.Of(starts).Off != DayOff.Vacation,
        _ => true,
    };

    /// <summary>Days of a run that need a look: it stands on a holiday, or lessons are held on a Saturday moved to work.</summary>
    public static IReadOnlyList<DayFacts> Odd(IEnumerable<DateOnly> held, DateOnly starts, SchoolDays school) =>
        [.. held.Where(d => FallsOut(d, starts, school) || school.Of(d).MovedToWork).Select(school.Of)];

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
