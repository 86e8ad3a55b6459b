using System.Text;
using Gym24.Contracts.Shell;
using Gym24.Host.Feeds;

namespace Gym24.Host.Tests.Feeds;

/// <summary>What is written is what another program reads.</summary>
public sealed class CalendarTextTests
{
    private static readonly DateTime Now = new(2026, 11, 23, 3, 0, 0, DateTimeKind.Utc);
    private static readonly Uri Site = new("https://gym24.school.example");

    [Fact]
    public async Task Words_days_times_and_places_come_through()
    {
        var day = new DateOnly(2026, 12, 31);
        var read = await OtherProgram.Reads(Text(
            new CalendarEntry(day, day, new TimeOnly(3, 15), "Занятие; «Робототехника», 1-я группа\\вечер\r\nвторая строка\0", "/runs/1", "session", "каб. 12, корпус 2"),
            new CalendarEntry(day, day.AddDays(2), null, new string('ж', 300) + "🎓", "/runs/2", "event"),
            new CalendarEntry(day, day, null, "Срок", "/agreements/дог-1", "deadline")));

        var timed = Assert.Single(read, e => e.Timed);
        // A quarter past three in Tomsk is the evening before in Greenwich.
        Assert.Equal("2026-12-30T20:15:00+00:00", timed.Starts);
        Assert.Equal("Занятие; «Робототехника», 1-я группа\\вечер\nвторая строка", timed.Title);
        Assert.Equal(("каб. 12, корпус 2", "https://gym24.school.example/runs/1"), (timed.Place, timed.Url));
        var whole = Assert.Single(read, e => e.Title.Contains('ж', StringComparison.Ordinal));
        Assert.Equal(("2026-12-31", "2027-01-03", new string('ж', 300) + "🎓"), (whole.Starts, whole.Ends, whole.Title));
        Assert.Equal(("2026-12-31", "2027-01-01"), Assert.Single(read, e => e.Title == "Срок") is var due ? (due.Starts, due.Ends) : default);
    }

    [Fact]
    public async Task Whatever_stands_in_an_entry_another_program_reads_the_same()
    {
        var random = new Random(5545);
        // Without backslashes: the other program loses one that stands before a semicolon or another one.
        var letters = "aяё,;:\"'\n \t=+-@🎓–«»%{}<>&".EnumerateRunes().ToArray();
        string Words(int most) => string.Concat(Enumerable.Range(0, random.Next(1, most)).Select(_ => letters[random.Next(letters.Length)].ToString()));
        var entries = Enumerable.Range(0, 300).Select(i =>
        {
            var starts = new DateOnly(2026, 1, 1).AddDays(random.Next(700));
            return new CalendarEntry(starts, starts.AddDays(random.Next(3)), random.Next(2) == 0 ? new TimeOnly(random.Next(24), random.Next(60)) : null, $"x{Words(120)}x", $"/runs/{i}", "session", $"y{Words(40)}y");
        }).ToArray();
        var read = (await OtherProgram.Reads(Text(entries))).ToDictionary(e => e.Url);
        Assert.All(entries, entry =>
        {
            var event_ = read[new Uri(Site, entry.Href).AbsoluteUri];
            Assert.Equal((Said(entry.Title), Said(entry.Place!)), (event_.Title, event_.Place));
            Assert.Equal(entry.At is not null && entry.Starts == entry.Ends, event_.Timed);
        });
        Assert.Equal(entries.Length, read.Count);
    }

    [Fact]
    public void No_line_is_longer_than_the_rule_allows()
    {
        var day = new DateOnly(2026, 9, 1);
        var lines = Text(new CalendarEntry(day, day, null, string.Concat(Enumerable.Repeat("щ🎓a", 100)), "/runs/1", "session")).Split("\r\n");
        Assert.All(lines, l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 0, 75));
        Assert.DoesNotContain(lines, l => l.Contains('\n', StringComparison.Ordinal) || l.Contains('�', StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_same_entry_is_the_same_event_tomorrow_and_two_are_two()
    {
        var day = new DateOnly(2026, 9, 1);
        CalendarEntry[] entries = [new(day, day, null, "Раньше", "/runs/1", "session"), new(day, day, new TimeOnly(9, 0), "Утром", "/runs/1", "session")];
        var first = await OtherProgram.Reads(Text(entries));
        var second = await OtherProgram.Reads(Text(entries[0] with { Title = "Теперь" }, entries[1]));
        Assert.Equal(first.Select(e => e.Uid).Order(), second.Select(e => e.Uid).Order());
        Assert.Equal(2, first.Select(e => e.Uid).Distinct().Count());
    }

    [Fact]
    public async Task Two_deadlines_of_one_page_and_day_are_two_events_and_one_told_twice_is_one()
    {
        var day = new DateOnly(2026, 9, 1);
        var works = new CalendarEntry(day, day, null, "Сдать работы", "/runs/1", "deadline");
        var read = await OtherProgram.Reads(Text(works, works with { Title = "Сдать согласия" }, works));
        Assert.Equal(2, read.Select(e => e.Uid).Distinct().Count());
        Assert.Equal(2, read.Count);
    }

    /// <summary>Tabs are controls, and no calendar shows them.</summary>
    private static string Said(string text) => text.Replace("\t", "", StringComparison.Ordinal);

    private static string Text(params CalendarEntry[] entries) => CalendarText.Of("Школа", entries, new Tomsk(), Site, Now);

    private sealed class Tomsk : ISchool
    {
        public string Name => "Школа";
        public string Partner => "school";
        public TimeZoneInfo Zone { get; } = TimeZoneInfo.FindSystemTimeZoneById("Asia/Tomsk");
        public DateOnly Today => new(2026, 11, 23);
    }
}
