using Gym24.Contracts.Offerings;

namespace Gym24.Partnerships.Catalogue;

/// <summary>
/// In which months something takes place. The most exact statement holds: months, else dates, else season, else semesters. A season is
/// its calendar months; "holidays" are the months into which the school's holidays fall (end of October, January, end of March,
/// summer); an autumn semester is September to December, a spring one February to May. A beginning without an end is its month only.
/// </summary>
internal static class Months
{
    private static readonly int[] All = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];

    public static IReadOnlyList<int> Of(Timing? when)
    {
        if (when is null)
            return [];
        if (when.Months.Count > 0)
            return when.Months;
        if (when.Dates.Count > 0)
            return [.. when.Dates.SelectMany(Of).Distinct().Order()];
        return when.Season switch
        {
            "autumn" => [9, 10, 11],
            "winter" => [1, 2, 12],
            "spring" => [3, 4, 5],
            "summer" => [6, 7, 8],
            "holidays" => [1, 3, 6, 7, 8, 10, 11],
            _ => [.. when.Semesters.SelectMany(s => s == "autumn" ? new[] { 9, 10, 11, 12 } : [2, 3, 4, 5]).Order()],
        };
    }

    private static IEnumerable<int> Of(DateSpan span)
    {
        if ((span.From ?? span.To) is not { } from)
            return [];
        var to = span.To ?? from;
        var count = (to.Year - from.Year) * 12 + to.Month - from.Month + 1;
        return count >= 12 ? All : Enumerable.Range(0, count).Select(i => from.AddMonths(i).Month);
    }
}
