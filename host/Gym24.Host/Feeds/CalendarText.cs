using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gym24.Contracts.Shell;

namespace Gym24.Host.Feeds;

/// <summary>Entries as RFC 5545 writes them. Times are UTC: every program shows them in its reader's zone, and none has to know ours.</summary>
internal static class CalendarText
{
    // 3.1: octets, without the line's end.
    private const int Longest = 75;

    /// <param name="name">As the calendar is called where it is subscribed to.</param>
    /// <param name="site">Where the product is; entries lead there. Absent: they lead nowhere.</param>
    public static string Of(string name, IEnumerable<CalendarEntry> entries, ISchool school, Uri? site, DateTime now)
    {
        var text = new StringBuilder();
        Line(text, "BEGIN", "VCALENDAR");
        Line(text, "VERSION", "2.0");
        Line(text, "PRODID", "-//Gym24//Gym24.Platform//RU");
        Line(text, "CALSCALE", "GREGORIAN");
        Line(text, "METHOD", "PUBLISH");
        Line(text, "X-WR-CALNAME", Escaped(name));
        Line(text, "X-WR-TIMEZONE", school.Zone.Id);
        Line(text, "REFRESH-INTERVAL;VALUE=DURATION", "PT6H");
        Line(text, "X-PUBLISHED-TTL", "PT6H");
        foreach (var entry in entries.OrderBy(e => e.Starts).ThenBy(e => e.At).ThenBy(e => e.Title, StringComparer.Ordinal).Distinct().GroupBy(Key))
            foreach (var (number, one) in entry.Index())
                Event(text, number == 0 ? entry.Key : $"{entry.Key}\n{number}", one, school, site, now);
        Line(text, "END", "VCALENDAR");
        return text.ToString();
    }

    private static void Event(StringBuilder text, string key, CalendarEntry entry, ISchool school, Uri? site, DateTime now)
    {
        Line(text, "BEGIN", "VEVENT");
        Line(text, "UID", Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)).AsSpan(0, 16)) + "@gym24");
        Line(text, "DTSTAMP", Moment(now));
        if (entry.At is { } at && entry.Ends == entry.Starts)
            Line(text, "DTSTART", Moment(school.Utc(entry.Starts.ToDateTime(at))));
        else
        {
            Line(text, "DTSTART;VALUE=DATE", Day(entry.Starts));
            // The day after the last.
            Line(text, "DTEND;VALUE=DATE", Day(entry.Ends.AddDays(1)));
        }
        Line(text, "SUMMARY", Escaped(entry.Title));
        if (entry.Place is { Length: > 0 } place)
            Line(text, "LOCATION", Escaped(place));
        if (site is not null)
            Line(text, "URL", new Uri(site, entry.Href).AbsoluteUri);
        // A day of work stays free for other appointments.
        Line(text, "TRANSP", "TRANSPARENT");
        Line(text, "END", "VEVENT");
    }

    /// <summary>The same entry is the same event, also when its words change. Several of one page, day and time are counted.</summary>
    private static string Key(CalendarEntry entry) => $"{entry.Kind}\n{entry.Href}\n{entry.Starts:yyyyMMdd}\n{entry.At:HHmm}";

    private static string Day(DateOnly day) => day.ToString("yyyyMMdd", CultureInfo.InvariantCulture);

    private static string Moment(DateTime utc) => utc.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    /// <summary>3.3.11; what no line may hold is dropped.</summary>
    private static string Escaped(string text)
    {
        var escaped = new StringBuilder(text.Length + 8);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            _ = rune.Value switch
            {
                '\\' or ';' or ',' => escaped.Append('\\').Append((char)rune.Value),
                '\n' => escaped.Append("\\n"),
                _ when Rune.IsControl(rune) => escaped,
                _ => escaped.Append(rune.ToString()),
            };
        return escaped.ToString();
    }

    /// <summary>Folded between characters, never within one.</summary>
    private static void Line(StringBuilder text, string name, string value)
    {
        var octets = 0;
        foreach (var rune in $"{name}:{value}".EnumerateRunes())
        {
            if ((octets += rune.Utf8SequenceLength) > Longest)
            {
                text.Append("\r\n ");
                octets = 1 + rune.Utf8SequenceLength;
            }
            text.Append(rune.ToString());
        }
        text.Append("\r\n");
    }
}
