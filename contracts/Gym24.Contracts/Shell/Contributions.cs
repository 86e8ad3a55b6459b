using Gym24.Contracts.Access;

namespace Gym24.Contracts.Shell;

/// <summary>An entry of the navigation, registered as a singleton. Shown to those who hold the permission.</summary>
/// <param name="Group">Key of the group it stands in: <c>work</c>, <c>partners</c>, <c>people</c>, <c>school</c>, <c>admin</c>.</param>
/// <param name="Href">Address from the root, such as <c>/catalogue</c>.</param>
/// <param name="Icon">Name of an icon of the design system.</param>
/// <param name="Permission"><see langword="null"/>: for everybody.</param>
/// <param name="Order">Lower stands higher; 100 is usual.</param>
public sealed record NavigationEntry(string Group, Func<string> Title, string Href, string Icon, string? Permission, int Order = 100);

/// <summary>A tile of the dashboard, registered as a singleton. Rendered apart: a tile that throws or takes over two seconds shows as failed.</summary>
/// <param name="Component">A component of the module without parameters.</param>
/// <param name="Permission">Who sees it; <see langword="null"/>: everybody signed in.</param>
/// <param name="Wide">Takes the whole row.</param>
public sealed record DashboardTile(Func<string> Title, string Icon, Type Component, string? Permission, int Order = 100, bool Wide = false);

/// <summary>A panel a module fills on a page of another one, registered as a singleton. Rendered apart like a tile.</summary>
/// <param name="Slot">Name of the slot: see <see cref="Slots"/>.</param>
/// <param name="Component">A component of the module with one parameter <c>Subject</c> of type string: the id of what the page shows.</param>
/// <param name="Permission">Who sees it; <see langword="null"/>: everybody who sees the page.</param>
/// <param name="Applies">Whether the panel has anything to say about the subject; cheap, no database.</param>
public sealed record SlotPanel(string Slot, Type Component, string? Permission, Func<string, bool>? Applies = null, int Order = 100);

/// <summary>Names of the slots.</summary>
public static class Slots
{
    /// <summary>On the page of an offering; subject: the offering's id.</summary>
    public const string Offering = "offering";

    /// <summary>On the page of a partner; subject: the partner's id.</summary>
    public const string Partner = "partner";

    /// <summary>On the page of a run; subject: the run's id.</summary>
    public const string Run = "run";

    /// <summary>On the page of a person; subject: the person's id.</summary>
    public const string Person = "person";

    /// <summary>On the route sheet of a pupil, which the pupil sees too; subject: the person's id.</summary>
    public const string Route = "route";
}

/// <summary>Brings entries into the common calendar: once for a page, with the visible range, and once when a calendar program reads somebody's feed.</summary>
public interface ICalendarSource
{
    /// <param name="from">First day, the school's zone.</param>
    /// <param name="to">Last day, included; at most 400 days later.</param>
    /// <returns>Only what <paramref name="caller"/> may see.</returns>
    Task<IReadOnlyList<CalendarEntry>> Between(DateOnly from, DateOnly to, ICaller caller, CancellationToken cancellation);
}

/// <summary>Something that stands in the calendar.</summary>
/// <param name="Starts">First day.</param>
/// <param name="Ends">Last day, included; equals <paramref name="Starts"/> for a single day.</param>
/// <param name="At">Time of day in the school's zone, if it has one.</param>
/// <param name="Kind">Stable word that decides the colour: <c>session</c>, <c>enrolment</c>, <c>deadline</c>, <c>event</c>.</param>
public sealed record CalendarEntry(DateOnly Starts, DateOnly Ends, TimeOnly? At, string Title, string Href, string Kind, string? Place = null);

/// <summary>The school: its name, zone and year.</summary>
public interface ISchool
{
    /// <summary>As shown in the frame.</summary>
    string Name { get; }

    /// <summary>Id of the partner of the catalogue that is the school itself: it holds its own events, and no agreement is needed for them.</summary>
    string Partner { get; }

    /// <summary>The zone in which times are shown, such as Asia/Tomsk.</summary>
    TimeZoneInfo Zone { get; }

    /// <summary>Today in the school's zone.</summary>
    DateOnly Today { get; }

    /// <summary>The school year of a day, named by the year it begins in: 1 September 2026 to 31 August 2027 is 2026.</summary>
    int YearOf(DateOnly day) => day.Month >= 9 ? day.Year : day.Year - 1;

    /// <summary>The running school year.</summary>
    int Year => YearOf(Today);

    /// <summary>A moment in the school's zone.</summary>
    DateTime Local(DateTime utc) => TimeZoneInfo.ConvertTimeFromUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc), Zone);

    /// <summary>A local time as UTC; a time that summer time skipped moves on by an hour.</summary>
    DateTime Utc(DateTime local) => TimeZoneInfo.ConvertTimeToUtc(
        Zone.IsInvalidTime(DateTime.SpecifyKind(local, DateTimeKind.Unspecified)) ? DateTime.SpecifyKind(local.AddHours(1), DateTimeKind.Unspecified)
            : DateTime.SpecifyKind(local, DateTimeKind.Unspecified), Zone);
}
