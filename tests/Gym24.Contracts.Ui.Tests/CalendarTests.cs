namespace Gym24.Contracts.Ui.Tests;

public class CalendarTests
{
    private static readonly DateOnly Today = new(2026, 11, 22);

    private static readonly CalendarEntry[] Entries =
    [
        new(new(2026, 10, 30), new(2026, 11, 3), "Holidays"),
        new(Today, Today, "Later", "/later", Time: new TimeOnly(18, 0)),
        new(Today, Today, "Earlier", "/earlier", Time: new TimeOnly(9, 0)),
        new(Today, Today, "All day"),
        new(Today, Today, "Fourth", Time: new TimeOnly(19, 0)),
    ];

    [Theory]
    [InlineData(2026, 11, 6, "2026-10-26", "2026-12-06")]
    [InlineData(2026, 2, 5, "2026-01-26", "2026-03-01")]
    [InlineData(2027, 2, 4, "2027-02-01", "2027-02-28")]
    public void Weeks_start_on_Monday_and_cover_the_month(int year, int month, int weeks, string first, string last)
    {
        var grid = MonthGrid.Weeks(new DateOnly(year, month, 15));
        Assert.Equal((weeks, first, last), (grid.Count, grid[0][0].ToString("O"), grid[^1][6].ToString("O")));
        Assert.All(grid, week => Assert.Equal(DayOfWeek.Monday, week[0].DayOfWeek));
    }

    [Fact]
    public async Task A_day_shows_three_entries_by_time_and_counts_the_rest()
    {
        var today = (await Month()).QuerySelector("td[aria-current=date]")!;
        Assert.Equal(["All day", "09:00 Earlier", "18:00 Later", "ещё 1"], today.QuerySelectorAll("li").Select(item => item.TextContent.Trim()));
    }

    [Fact]
    public async Task Every_day_with_entries_leads_to_a_day_of_the_agenda()
    {
        var agenda = await Rendered.Of<Agenda>(("From", new DateOnly(2026, 11, 1)), ("To", new DateOnly(2026, 11, 30)), ("Today", Today), ("Entries", Entries));
        var links = (await Month()).QuerySelectorAll("a.day").Select(link => link.GetAttribute("href")!).ToArray();
        Assert.Equal(4, links.Length);
        Assert.All(links, link => Assert.NotNull(agenda.QuerySelector(link)));
    }

    [Fact]
    public async Task Months_follow_each_other_by_links()
    {
        var body = await Month();
        Assert.Equal("?month=2026-10", body.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Equal("?month=2026-12", body.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("пн", body.QuerySelector("th")!.TextContent);
    }

    [Fact]
    public async Task The_agenda_says_when_there_is_nothing()
    {
        var body = await Rendered.Of<Agenda>(("From", Today), ("To", Today), ("Today", Today), ("Entries", Array.Empty<CalendarEntry>()));
        Assert.Equal("Пока ничего нет", body.QuerySelector(".g-empty-title")!.TextContent);
    }

    private static Task<AngleSharp.Dom.IElement> Month() => Rendered.Of<Calendar>(
        ("Month", Today), ("Today", Today), ("Entries", Entries), ("MonthHref", (Func<DateOnly, string>)(day => $"?month={day:yyyy-MM}")));
}
