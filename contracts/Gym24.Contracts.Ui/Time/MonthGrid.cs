namespace Gym24.Contracts.Ui;

/// <summary>The weeks a month touches, Monday first, with the days of the neighbouring months that fill them.</summary>
public static class MonthGrid
{
    /// <summary>Four to six weeks of seven days.</summary>
    public static IReadOnlyList<DateOnly[]> Weeks(DateOnly month)
    {
        var first = new DateOnly(month.Year, month.Month, 1);
        var last = first.AddMonths(1).AddDays(-1);
        var weeks = new List<DateOnly[]>();
        for (var monday = first.AddDays(-MondayFirst(first)); monday <= last; monday = monday.AddDays(7))
        {
            weeks.Add([.. Enumerable.Range(0, 7).Select(monday.AddDays)]);
        }

        return weeks;
    }

    private static int MondayFirst(DateOnly day) => ((int)day.DayOfWeek + 6) % 7;
}
