using System.Globalization;
using System.Text.Json;
using Gym24.Contracts;
using Gym24.Contracts.Shell;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Days;

/// <summary>Public holidays and moved days off, as <c>days-off.json</c> states them with their acts. A year it does not state stays open.</summary>
internal static class PublicDays
{
    private sealed record Holiday(int Month, int Day, string Ru, string En);
    private sealed record Holidays(DateOnly Since, string Source, IReadOnlyList<Holiday> Days);
    private sealed record Move(DateOnly From, DateOnly To, string Source);
    private sealed record Year(int Number, IReadOnlyList<Move> Moves);

    private static readonly Holidays Law;
    private static readonly Dictionary<int, IReadOnlyList<Move>> Orders;

    static PublicDays()
    {
        using var stream = typeof(PublicDays).Assembly.GetManifestResourceStream("days-off.json")
            ?? throw new InvalidOperationException("The list of public holidays is missing from the assembly.");
        using var file = JsonDocument.Parse(stream);
        var holidays = file.RootElement.GetProperty("holidays");
        Law = new(Day(holidays, "since"), Text(holidays, "source"),
            [.. holidays.GetProperty("days").EnumerateArray().Select(d => new Holiday(Number(d, "month"), Number(d, "day"), Text(d, "ru"), Text(d, "en")))]);
        Orders = file.RootElement.GetProperty("years").EnumerateArray()
            .Select(y => new Year(Number(y, "year"), [.. y.GetProperty("moves").EnumerateArray().Select(m => new Move(Day(m, "from"), Day(m, "to"), Text(m, "source")))]))
            .ToDictionary(y => y.Number, y => y.Moves);
    }

    /// <summary>Whether the order on moved days off of a calendar year is known.</summary>
    public static bool Knows(int year) => Orders.ContainsKey(year);

    public static bool IsHoliday(DateOnly day) => day >= Law.Since && Law.Days.Any(h => h.Month == day.Month && h.Day == day.Day);

    /// <summary>What the acts say of a span, one for each day.</summary>
    public static IEnumerable<DayFacts> Between(DateOnly from, DateOnly to)
    {
        for (var year = from.Year; year <= to.Year; year++)
            foreach (var day in Of(year).Where(d => from <= d.Day && d.Day <= to))
                yield return day;
    }

    private static IEnumerable<DayFacts> Of(int year)
    {
        foreach (var h in Law.Days)
            if (new DateOnly(year, h.Month, h.Day) is var day && day >= Law.Since)
                yield return new DayFacts(day, DayOff.Holiday, new LocalText(h.Ru, h.En), Law.Source);
        foreach (var move in Orders.GetValueOrDefault(year, []))
        {
            yield return new DayFacts(move.To, DayOff.Moved, T.Both("Days.MovedFrom", Late(move.From)), move.Source);
            // A day off that falls on a holiday leaves the holiday; one that falls on a weekend leaves a working day.
            if (!IsHoliday(move.From))
                yield return new DayFacts(move.From, null, T.Both("Days.MovedTo", Late(move.To)), move.Source, MovedToWork: true, WorksFor: move.To);
        }
    }

    /// <summary>A day without its year, in the language of whoever reads it.</summary>
    public static Func<string> Late(DateOnly day) => () => Contracts.Ui.Words.DayAndDate(day);

    private static string Text(JsonElement of, string name) => of.GetProperty(name).GetString()!;
    private static int Number(JsonElement of, string name) => of.GetProperty(name).GetInt32();
    private static DateOnly Day(JsonElement of, string name) => DateOnly.ParseExact(Text(of, name), "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
