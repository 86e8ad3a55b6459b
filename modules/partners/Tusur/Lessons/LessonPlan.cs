using System.Globalization;
using Gym24.Contracts;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur.Lessons;

/// <summary>The days of weekly lessons.</summary>
/// <param name="Days">Days with a lesson.</param>
/// <param name="Skipped">Days of that weekday that fall out.</param>
internal sealed record LessonPlan(IReadOnlyList<DateOnly> Days, IReadOnlyList<DateOnly> Skipped)
{
    private static readonly string[] Formats = ["d.M.yyyy", "yyyy-MM-dd"];

    /// <param name="months">1 to 12, as the offering states them.</param>
    /// <param name="schoolYear">The year it begins in.</param>
    /// <param name="off">Days without lessons.</param>
    /// <param name="from">Not before this day.</param>
    public static LessonPlan Of(
        IEnumerable<int> months, int schoolYear, DayOfWeek weekday, IReadOnlyCollection<(DateOnly From, DateOnly To)> off, DateOnly from)
    {
        var days = months.Distinct()
            .Select(m => new DateOnly(m >= 9 ? schoolYear : schoolYear + 1, m, 1)).Order()
            .SelectMany(first => Enumerable.Range(0, DateTime.DaysInMonth(first.Year, first.Month)).Select(first.AddDays))
            .Where(day => day.DayOfWeek == weekday && day >= from)
            .ToLookup(day => off.Any(o => o.From <= day && day <= o.To));
        return new([.. days[false]], [.. days[true]]);
    }

    /// <summary>Days off as people type them: a day or a span to a line, such as <c>22.03.2027-28.03.2027</c>.</summary>
    public static IReadOnlyList<(DateOnly From, DateOnly To)> DaysOff(string? typed, Faults faults)
    {
        var found = new List<(DateOnly, DateOnly)>();
        var lines = (typed ?? "").Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim().TrimEnd(',', ';').Replace(" ", "", StringComparison.Ordinal);
            if (line.Length == 0)
                continue;
            if (Span(line) is { } span)
                found.Add(span);
            else
                faults.Add("daysOff", T["Lessons.BadDay", i + 1, line.Length <= 40 ? line : line[..40] + "…"], "date");
        }
        return found;
    }

    private static (DateOnly, DateOnly)? Span(string line)
    {
        if (Day(line) is { } single)
            return (single, single);
        // The middle dash: ISO dates have dashes of their own.
        for (var cut = line.IndexOfAny(['-', '–', '—']); cut >= 0; cut = cut + 1 < line.Length ? line.IndexOfAny(['-', '–', '—'], cut + 1) : -1)
            if (Day(line[..cut]) is { } from && Day(line[(cut + 1)..]) is { } to && from <= to)
                return (from, to);
        return null;
    }

    private static DateOnly? Day(string text) =>
        DateOnly.TryParseExact(text, Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
