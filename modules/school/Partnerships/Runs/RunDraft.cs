using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Runs;

/// <summary>A run as a form or a caller of the API states it.</summary>
internal sealed record RunDraft
{
    public const int FirstYear = 2000, LastYear = 2100;

    public string Offering { get; init; } = "";

    /// <summary>Absent: the school year of the first day.</summary>
    public int? SchoolYear { get; init; }

    public string? Title { get; init; }
    public DateOnly? Starts { get; init; }

    /// <summary>Absent: the first day.</summary>
    public DateOnly? Ends { get; init; }

    public TimeOnly? At { get; init; }
    public TimeOnly? Until { get; init; }
    public DateOnly? EnrolFrom { get; init; }
    public DateOnly? EnrolTo { get; init; }
    public int? Places { get; init; }
    public string? Room { get; init; }
    public Guid? Teacher { get; init; }
    public bool Automatic { get; init; }
    public bool WaitingList { get; init; } = true;

    /// <summary>Those entered say on which of its days they come.</summary>
    public bool ChosenDays { get; init; }

    /// <summary>Held on these weekdays; empty: see <see cref="SessionPlan.Days"/>.</summary>
    public IReadOnlyList<DayOfWeek> Weekdays { get; init; } = [];

    /// <summary>The very days, if stated; then <see cref="Weekdays"/> says nothing.</summary>
    public IReadOnlyList<DateOnly> Sessions { get; init; } = [];

    public static RunDraft Of(NewRun run) => new()
    {
        Offering = run.Offering, SchoolYear = run.SchoolYear, Title = run.Title, Starts = run.Starts, Ends = run.Ends, At = run.At, Until = run.Until,
        EnrolFrom = run.EnrolFrom, EnrolTo = run.EnrolTo, Places = run.Places, Room = run.Room, Teacher = run.Teacher,
        Automatic = run.Automatic, ChosenDays = run.ChosenDays, Sessions = run.Sessions ?? [],
    };

    public static RunDraft Of(Run run) => new()
    {
        Offering = run.Offering, SchoolYear = run.SchoolYear, Title = run.Title, Starts = run.Starts, Ends = run.Ends, At = run.At, Until = run.Until,
        EnrolFrom = run.EnrolFrom, EnrolTo = run.EnrolTo, Places = run.Places, Room = run.Room, Teacher = run.Teacher,
        Automatic = run.Automatic, WaitingList = run.WaitingList, Sessions = [.. run.Sessions.Select(s => s.On).Order()],
    };

    /// <summary>The same a whole number of weeks later.</summary>
    public RunDraft Moved(int days, int schoolYear) => this with
    {
        SchoolYear = schoolYear,
        Starts = Starts?.AddDays(days), Ends = Ends?.AddDays(days), EnrolFrom = EnrolFrom?.AddDays(days), EnrolTo = EnrolTo?.AddDays(days),
        Sessions = [.. Sessions.Select(d => d.AddDays(days))],
    };

    /// <param name="days">The school's days from the first to the last.</param>
    public IReadOnlyList<DateOnly> Days(SchoolDays days) => Starts is not { } first ? []
        : Sessions.Count > 0 ? [.. Sessions.Distinct().Order()] : SessionPlan.Days(first, Ends ?? first, Weekdays, days);

    public void Check(Faults faults)
    {
        faults.Text("offering", Offering, RunTables.IdLength);
        faults.Text("title", Title, RunTables.TitleLength, required: false);
        faults.Text("room", Room, RunTables.TitleLength, required: false);
        faults.Range("places", Places, 1, 100_000);
        if (Until is not null && At is null)
            faults.Add("at", T["Run.AtMissing"], "required");
        else if (At is { } at && Until is { } until && until <= at)
            faults.Add("until", T["Run.UntilOrder"], "order");
        if (Starts is not { } starts)
        {
            faults.Add("starts", T["Run.StartsMissing"], "required");
            return;
        }
        var ends = Ends ?? starts;
        faults.Order("ends", Starts, Ends);
        if (starts.Year is < FirstYear or > LastYear)
            faults.Add("starts", T["Run.YearFar"], "range");
        else if (ends.DayNumber - starts.DayNumber >= SessionPlan.MaxDays)
            faults.Add("ends", T["Run.TooLong", SessionPlan.MaxDays], "range");
        faults.Order("enrolTo", EnrolFrom, EnrolTo);
        if (EnrolTo > ends)
            faults.Add("enrolTo", T["Run.EnrolAfterEnd"], "order");
        if (Sessions.Count > SessionPlan.MaxSessions)
            faults.Add("sessions", T["Run.TooManySessions", SessionPlan.MaxSessions], "range");
        if (Sessions.Any(d => d < starts || d > ends))
            faults.Add("sessions", T["Run.SessionOutside"], "range");
    }
}
