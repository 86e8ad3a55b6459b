using System.Globalization;

namespace Gym24.Contracts.Ui.Tests;

public class WordsTests
{
    [Theory]
    [InlineData(0, "мест")]
    [InlineData(1, "место")]
    [InlineData(2, "места")]
    [InlineData(5, "мест")]
    [InlineData(11, "мест")]
    [InlineData(14, "мест")]
    [InlineData(21, "место")]
    [InlineData(104, "места")]
    [InlineData(111, "мест")]
    [InlineData(1_000_022, "места")]
    public void Russian_nouns_follow_the_number(long number, string expected) =>
        Assert.Equal(expected, Words.Form(number, "место|места|мест"));

    [Theory]
    [InlineData(0, "places")]
    [InlineData(1, "place")]
    [InlineData(21, "places")]
    public void English_nouns_follow_the_number(long number, string expected) =>
        Assert.Equal(expected, Words.Form(number, "place|places"));

    [Theory]
    [InlineData("ru", 12_480, "12\u00a0480\u00a0мест")]
    [InlineData("ru", 45, "45\u00a0мест")]
    [InlineData("en", 12_480, "12,480\u00a0мест")]
    public void Large_numbers_are_grouped(string language, long number, string expected) =>
        Assert.Equal(expected, In(language, () => Words.Count(number, "место|места|мест")));

    [Theory]
    [InlineData("ru", "22\u00a0ноября 2026", "22\u00a0нояб., вс", "воскресенье, 22\u00a0ноября", "ноябрь 2026")]
    [InlineData("en", "22\u00a0November 2026", "22\u00a0Nov, Sun", "Sunday, 22\u00a0November", "November 2026")]
    public void Dates_read_as_people_write_them(string language, string date, string shortDate, string day, string month)
    {
        var value = new DateOnly(2026, 11, 22);
        Assert.Equal((date, shortDate, day, month), In(language, () => (Words.Date(value), Words.ShortDate(value), Words.DayAndDate(value), Words.Month(value))));
    }

    [Theory]
    [InlineData("2026-11-03", "2026-11-07", "3–7\u00a0ноября 2026")]
    [InlineData("2026-11-28", "2026-12-03", "28\u00a0ноября – 3\u00a0декабря 2026")]
    [InlineData("2026-12-28", "2027-01-10", "28\u00a0декабря 2026 – 10\u00a0января 2027")]
    [InlineData("2026-11-03", "2026-11-03", "3\u00a0ноября 2026")]
    [InlineData("2026-11-03", null, "с\u00a03\u00a0ноября 2026")]
    [InlineData(null, "2026-11-03", "до\u00a03\u00a0ноября 2026")]
    [InlineData(null, null, null)]
    public void Ranges_name_what_both_ends_share_once(string? from, string? to, string? expected) =>
        Assert.Equal(expected, In("ru", () => Words.Range(Day(from), Day(to))));

    [Theory]
    [InlineData("2026-08-31", "2025/26")]
    [InlineData("2026-09-01", "2026/27")]
    [InlineData("2099-10-01", "2099/00")]
    public void School_year_starts_in_September(string day, string expected) =>
        Assert.Equal(expected, Words.SchoolYear(Day(day)!.Value));

    private static DateOnly? Day(string? text) => text is null ? null : DateOnly.Parse(text, CultureInfo.InvariantCulture);

    private static T In<T>(string language, Func<T> read)
    {
        var before = CultureInfo.CurrentUICulture;
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        try
        {
            return read();
        }
        finally
        {
            CultureInfo.CurrentUICulture = before;
        }
    }
}
