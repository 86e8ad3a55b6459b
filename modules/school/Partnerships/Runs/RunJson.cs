using System.Text.Json;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Runs.ListRuns;

namespace Gym24.Partnerships.Runs;

/// <summary>A run as the API gives it.</summary>
/// <param name="Undecided">How many applications await a decision; only for those who decide.</param>
/// <param name="Version">To be sent back with a change.</param>
internal sealed record RunJson(
    Guid Id, string Offering, string OfferingName, string? Title, int SchoolYear, DateOnly Starts, DateOnly Ends, TimeOnly? At, TimeOnly? Until,
    DateOnly EnrolFrom, DateOnly EnrolTo, int? Places, int Taken, int Waiting, int? Undecided, string? Room, Guid? Teacher, string? TeacherName,
    string State, IReadOnlyList<string> Partners, string? CancelReason = null, bool? Automatic = null, bool? WaitingList = null,
    IReadOnlyList<SessionJson>? Sessions = null, int? Version = null, int? AttendanceVersion = null, int? ResultsVersion = null)
{
    public static RunJson Of(RunRow row, bool decides) => new(row.Id, row.Offering, row.Name, row.Title, row.SchoolYear, row.Starts, row.Ends, row.At, row.Until,
        row.EnrolFrom, row.EnrolTo, row.Places, row.Taken, row.Waiting, decides ? row.Undecided : null, row.Room, row.Teacher, row.TeacherName,
        Word(row.State), row.Partners);

    public static RunJson Of(Run run) => new(run.Id, run.Offering, run.Name, run.Title, run.SchoolYear, run.Starts, run.Ends, run.At, run.Until,
        run.EnrolFrom, run.EnrolTo, run.Places, run.Taken, run.Waiting, null, run.Room, run.Teacher, run.TeacherName,
        Word(run.State), [.. run.Partners.Select(p => p.Partner)], run.CancelReason, run.Automatic, run.WaitingList,
        [.. run.Sessions.Select(s => new SessionJson(s.Id, s.On, s.At, s.Until))], run.Version, run.AttendanceVersion, run.ResultsVersion);

    /// <summary>An enum as the API writes it.</summary>
    public static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

internal sealed record SessionJson(Guid Id, DateOnly On, TimeOnly? At, TimeOnly? Until);

/// <summary>A run as the API takes it.</summary>
/// <param name="SchoolYear">Absent: the school year of the first day.</param>
/// <param name="Ends">Absent: the first day.</param>
/// <param name="EnrolFrom">Absent: at once.</param>
/// <param name="EnrolTo">Absent: the day before the first.</param>
/// <param name="Places">Absent: not limited.</param>
/// <param name="Decision"><c>coordinator</c> (usual) or <c>automatic</c>.</param>
/// <param name="WaitingList">Whether who finds no place waits; usually so.</param>
/// <param name="Weekdays">Such as <c>monday</c>; held on these.</param>
/// <param name="Sessions">The very days, in place of <paramref name="Weekdays"/>.</param>
/// <param name="Version">For a change: the version it is based on.</param>
internal sealed record RunInput(
    string? Offering, int? SchoolYear, string? Title, DateOnly? Starts, DateOnly? Ends, TimeOnly? At, TimeOnly? Until, DateOnly? EnrolFrom,
    DateOnly? EnrolTo, int? Places, string? Room, Guid? Teacher, string? Decision, bool? WaitingList, string[]? Weekdays, DateOnly[]? Sessions, int? Version)
{
    public RunDraft Draft(string? offering = null) => new()
    {
        Offering = offering ?? Offering ?? "", SchoolYear = SchoolYear, Title = Title, Starts = Starts, Ends = Ends, At = At, Until = Until,
        EnrolFrom = EnrolFrom, EnrolTo = EnrolTo, Places = Places, Room = Room, Teacher = Teacher, Automatic = Decision == "automatic",
        WaitingList = WaitingList ?? true, Sessions = Sessions ?? [],
        Weekdays = [.. (Weekdays ?? []).Select(d => Enum.TryParse<DayOfWeek>(d, ignoreCase: true, out var day) ? day : (DayOfWeek?)null).OfType<DayOfWeek>()],
    };
}
