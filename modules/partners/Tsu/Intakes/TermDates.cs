namespace Gym24.Tsu.Intakes;

/// <summary>An intake as the school has set it, or as it follows from the year before.</summary>
/// <param name="LeftOut">Ids of the subjects that are not taught this time.</param>
internal sealed record TermDates(
    DateOnly Starts, DateOnly EnrolFrom, DateOnly EnrolTo, DayOfWeek? Weekday, TimeOnly? At, TimeOnly? Until, int? Places, IReadOnlyList<string> LeftOut)
{
    public static TermDates Of(IntakeTerm row) =>
        new(row.Starts, row.EnrolFrom, row.EnrolTo, row.Weekday, row.At, row.Until, row.Places, row.LeftOut?.Split(' ') ?? []);

    public void WriteTo(IntakeTerm row)
    {
        (row.Starts, row.EnrolFrom, row.EnrolTo, row.Weekday, row.At, row.Until, row.Places) = (Starts, EnrolFrom, EnrolTo, Weekday, At, Until, Places);
        row.LeftOut = LeftOut.Count == 0 ? null : string.Join(' ', LeftOut.Order(StringComparer.Ordinal));
    }

    /// <summary>The last day: 1 October and three months end on 31 December.</summary>
    public DateOnly Ends(int months) => Starts.AddMonths(months).AddDays(-1);

    /// <summary>The days of the lessons; empty where no weekday is set: then they are held on the weekday of the first day.</summary>
    public IReadOnlyList<DateOnly> Lessons(int months) => Weekday is not { } weekday ? []
        : [.. Enumerable.Range(0, Ends(months).DayNumber - Starts.DayNumber + 1).Select(Starts.AddDays).Where(d => d.DayOfWeek == weekday)];

    /// <summary>The same days of another year; the weekday stays, the 29th of February becomes the 28th.</summary>
    public TermDates InYears(int years) =>
        this with { Starts = Starts.AddYears(years), EnrolFrom = EnrolFrom.AddYears(years), EnrolTo = EnrolTo.AddYears(years) };
}
