using Gym24.Contracts.Shell;

namespace Gym24.Tpu.Saturdays;

/// <summary>Which Saturdays of a span are held, and which are not and why.</summary>
/// <param name="Held">Working Saturdays among them are marked as such.</param>
/// <param name="Skipped">Holidays, vacations, other days off, and working Saturdays unless they are wanted.</param>
/// <param name="Open">Calendar years whose moved days off are not known yet.</param>
internal sealed record SeriesPlan(IReadOnlyList<DayFacts> Held, IReadOnlyList<DayFacts> Skipped, IReadOnlyList<int> Open)
{
    /// <param name="onWorked">Also on Saturdays moved to work, although there are lessons then: the coordinator decides.</param>
    public static SeriesPlan Of(DateOnly from, DateOnly to, bool onWorked, SchoolDays days)
    {
        var saturdays = Saturdays(from, to).Select(days.Of).ToLookup(d => d.IsSchoolDay && (onWorked || !d.MovedToWork));
        return new([.. saturdays[true]], [.. saturdays[false]], days.Open);
    }

    /// <summary>As <see cref="Of"/>, for a series whose days are settled.</summary>
    public static SeriesPlan Of(DateOnly from, DateOnly to, IReadOnlyCollection<DateOnly> held, SchoolDays days) =>
        new([.. held.Order().Select(days.Of)], [.. Saturdays(from, to).Where(d => !held.Contains(d)).Select(days.Of)], days.Open);

    private static IEnumerable<DateOnly> Saturdays(DateOnly from, DateOnly to)
    {
        for (var day = from.AddDays((DayOfWeek.Saturday - from.DayOfWeek + 7) % 7); day <= to; day = day.AddDays(7))
            yield return day;
    }
}
