using System.Globalization;

namespace Gym24.Contracts.Ui;

/// <summary>Numbers and dates in words, as a reader of the current interface language expects them. Time zones are the caller's affair.</summary>
public static class Words
{
    private const string NoBreak = "\u00a0";

    /// <summary>A number with its noun: <c>Count(5, "место|места|мест")</c> is "5 мест", <c>Count(1, "place|places")</c> is "1 place".</summary>
    /// <param name="number">The number; grouped by thousands in the result.</param>
    /// <param name="forms">Three forms (1, 2, 5) make the Russian rule, two (one, many) the English one.</param>
    public static string Count(long number, string forms) => Number(number) + NoBreak + Form(number, forms);

    /// <summary>Only the noun in the form that the number needs.</summary>
    public static string Form(long number, string forms)
    {
        var parts = forms.Split('|');
        var n = Math.Abs(number);
        return parts.Length switch
        {
            1 => parts[0],
            2 => n == 1 ? parts[0] : parts[1],
            _ => (n % 10, n % 100) switch
            {
                (_, >= 11 and <= 14) => parts[2],
                (1, _) => parts[0],
                (>= 2 and <= 4, _) => parts[1],
                _ => parts[2],
            },
        };
    }

    /// <summary>"12 480" or "12,480".</summary>
    public static string Number(long number) => Math.Abs(number) < 10_000
        ? number.ToString(CultureInfo.InvariantCulture)
        : number.ToString("N0", CultureInfo.CurrentUICulture).Replace(" ", NoBreak, StringComparison.Ordinal);

    /// <summary>"22 ноября 2026".</summary>
    public static string Date(DateOnly date) => $"{date.Day}{NoBreak}{MonthOf(date)} {date.Year}";

    /// <summary>"22 нояб., вс".</summary>
    public static string ShortDate(DateOnly date) =>
        $"{date.Day}{NoBreak}{ShortMonthOf(date)}, {Format.AbbreviatedDayNames[(int)date.DayOfWeek]}";

    /// <summary>"воскресенье, 22 ноября".</summary>
    public static string DayAndDate(DateOnly date) =>
        $"{Format.DayNames[(int)date.DayOfWeek]}, {date.Day}{NoBreak}{MonthOf(date)}";

    /// <summary>"ноябрь 2026".</summary>
    public static string Month(DateOnly date) => $"{Format.MonthNames[date.Month - 1]} {date.Year}";

    /// <summary>"22 ноября 2026, 14:30". The caller has already moved the time into the school's zone.</summary>
    public static string DateAndTime(DateTime local) => $"{Date(DateOnly.FromDateTime(local))}, {Time(TimeOnly.FromDateTime(local))}";

    /// <summary>"14:30".</summary>
    public static string Time(TimeOnly time) => time.ToString("HH:mm", CultureInfo.InvariantCulture);

    /// <summary>"3–7 ноября 2026", "28 ноября – 3 декабря 2026"; an open end reads "с 3 ноября 2026" or "до 3 ноября 2026".</summary>
    /// <returns>Null when both ends are open.</returns>
    public static string? Range(DateOnly? from, DateOnly? to) => (from, to) switch
    {
        (null, null) => null,
        ({ } start, null) => $"{(Russian ? "с" : "from")}{NoBreak}{Date(start)}",
        (null, { } end) => $"{(Russian ? "до" : "until")}{NoBreak}{Date(end)}",
        ({ } start, { } end) when start == end => Date(start),
        ({ } start, { } end) when start.Year != end.Year => $"{Date(start)} – {Date(end)}",
        ({ } start, { } end) when start.Month != end.Month => $"{start.Day}{NoBreak}{MonthOf(start)} – {Date(end)}",
        ({ } start, { } end) => $"{start.Day}–{Date(end)}",
    };

    /// <summary>The school year that a day belongs to, "2026/27"; it starts on 1 September.</summary>
    public static string SchoolYear(DateOnly date)
    {
        var start = date.Month >= 9 ? date.Year : date.Year - 1;
        return $"{start}/{(start + 1) % 100:00}";
    }

    private static DateTimeFormatInfo Format => CultureInfo.CurrentUICulture.DateTimeFormat;

    private static bool Russian => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "ru";

    private static string MonthOf(DateOnly date) => Format.MonthGenitiveNames[date.Month - 1];

    private static string ShortMonthOf(DateOnly date) => Format.AbbreviatedMonthGenitiveNames[date.Month - 1];
}
