using System.Globalization;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;

namespace Gym24.Host.Journal.ListEntries;

/// <summary>Which entries are asked for. Days are the school's; the first one is always said, so that a growing table is read from an index.</summary>
/// <param name="Account">User name or id.</param>
/// <param name="Person">Whose data, or which row.</param>
internal sealed record EntryFilter(DateOnly From, DateOnly Until, string? Account, Guid? Person, EntryKind? Kind)
{
    /// <summary>How far the list goes back where nobody says.</summary>
    private const int UsualDays = 7;

    /// <summary>What cannot be read is left out: whoever typed the address sees in the fields what is in force.</summary>
    public static EntryFilter Of(ISchool school, string? from, string? until, string? account, string? person, string? kind)
    {
        var last = Day(until) ?? school.Today;
        return new EntryFilter(Day(from) ?? last.AddDays(1 - UsualDays), last, string.IsNullOrWhiteSpace(account) ? null : account.Trim(),
            Guid.TryParse(person, out var id) ? id : null,
            Enum.TryParse<EntryKind>(kind, ignoreCase: true, out var chosen) && Enum.IsDefined(chosen) ? chosen : null);
    }

    private static DateOnly? Day(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day > DateOnly.MinValue.AddDays(UsualDays) && day < DateOnly.MaxValue.AddDays(-2) ? day : null;

    /// <param name="account">The account, if one is asked for.</param>
    public IQueryable<AuditRow> Of(IQueryable<AuditRow> entries, ISchool school, Guid? account)
    {
        var (start, end) = (Utc(school, From), Utc(school, Until.AddDays(1)));
        entries = entries.Where(e => e.At >= start && e.At < end);
        if (account is { } user)
            entries = entries.Where(e => e.UserId == user);
        if (Person is { } person)
            entries = entries.Where(e => e.Person == person || e.Subject == person);
        return Kind switch
        {
            EntryKind.Done => entries.Where(e => e.Outcome == Done),
            EntryKind.Seen => entries.Where(e => e.Outcome == Seen),
            EntryKind.Refused => entries.Where(e => e.Outcome != Done && e.Outcome != Seen),
            _ => entries,
        };
    }

    public const string Done = "done", Seen = Readings.Outcome;

    private static DateTime Utc(ISchool school, DateOnly day) => TimeZoneInfo.ConvertTimeToUtc(day.ToDateTime(TimeOnly.MinValue), school.Zone);
}

internal enum EntryKind
{
    /// <summary>Something was changed.</summary>
    Done,

    /// <summary>Something was asked for and refused, or failed.</summary>
    Refused,

    /// <summary>Somebody's data was looked at.</summary>
    Seen,
}
