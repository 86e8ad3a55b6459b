using System.Globalization;
using Gym24.Contracts.Ui;
using Microsoft.AspNetCore.Http;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Runs;

/// <summary>The form of a run as typed: what is wrong stays in its field.</summary>
internal sealed record RunForm
{
    private static readonly string[] DayFormats = ["yyyy-MM-dd", "d.M.yyyy", "d.M.yy"];

    public string Offering { get; init; } = "";
    public string? Title { get; init; }
    public string? Starts { get; init; }
    public string? Ends { get; init; }
    public string? At { get; init; }
    public string? Until { get; init; }
    public string? EnrolFrom { get; init; }
    public string? EnrolTo { get; init; }
    public string? Places { get; init; }
    public string? Room { get; init; }
    public string? Teacher { get; init; }
    public string Decision { get; init; } = "coordinator";
    public bool WaitingList { get; init; } = true;
    public IReadOnlyList<string> Weekdays { get; init; } = [];
    public string? Sessions { get; init; }

    public static RunForm Of(RunDraft draft) => new()
    {
        Offering = draft.Offering, Title = draft.Title, Starts = FormValues.Of(draft.Starts), Ends = FormValues.Of(draft.Ends),
        At = Time(draft.At), Until = Time(draft.Until), EnrolFrom = FormValues.Of(draft.EnrolFrom), EnrolTo = FormValues.Of(draft.EnrolTo),
        Places = draft.Places?.ToString(CultureInfo.InvariantCulture), Room = draft.Room, Teacher = draft.Teacher?.ToString(),
        Decision = draft.Automatic ? "automatic" : "coordinator", WaitingList = draft.WaitingList,
        Sessions = string.Join(", ", draft.Sessions.Select(d => d.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture))),
    };

    public static RunForm Of(IFormCollection form) => new()
    {
        Offering = form["offering"].ToString(), Title = form["title"], Starts = form["starts"], Ends = form["ends"], At = form["at"], Until = form["until"],
        EnrolFrom = form["enrolFrom"], EnrolTo = form["enrolTo"], Places = form["places"], Room = form["room"], Teacher = form["teacher"],
        Decision = form["decision"].ToString(), WaitingList = form["waitingList"] == "true", Weekdays = [.. form["weekdays"].OfType<string>()],
        Sessions = form["sessions"],
    };

    /// <returns><see langword="null"/> when a field cannot be read; the errors say which.</returns>
    public RunDraft? Draft(FormErrors errors)
    {
        var draft = new RunDraft
        {
            Offering = Offering, Title = Title, Room = Room,
            Starts = Day("starts", Starts, errors), Ends = Day("ends", Ends, errors),
            At = Time("at", At, errors), Until = Time("until", Until, errors),
            EnrolFrom = Day("enrolFrom", EnrolFrom, errors), EnrolTo = Day("enrolTo", EnrolTo, errors),
            Places = Read<int>("places", Places, "Run.NotNumber", errors, (string text, out int n) => int.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out n)),
            Teacher = Read<Guid>("teacher", Teacher, "Run.UnknownTeacher", errors, Guid.TryParse),
            Automatic = Decision == "automatic", WaitingList = WaitingList,
            Weekdays = [.. Weekdays.Select(d => Enum.TryParse<DayOfWeek>(d, ignoreCase: true, out var day) ? day : (DayOfWeek?)null).OfType<DayOfWeek>()],
            Sessions = Days(errors),
        };
        return errors.Any ? null : draft;
    }

    private List<DateOnly> Days(FormErrors errors)
    {
        var days = new List<DateOnly>();
        foreach (var typed in (Sessions ?? "").Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (!DateOnly.TryParseExact(typed, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                errors.Add("sessions", Texts.T["Run.NotDay", typed]);
                return days;
            }
            days.Add(day);
        }
        return days;
    }

    private static DateOnly? Day(string field, string? typed, FormErrors errors) => Read<DateOnly>(field, typed, "Run.NotDate", errors,
        (string text, out DateOnly day) => DateOnly.TryParseExact(text, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out day));

    private static TimeOnly? Time(string field, string? typed, FormErrors errors) => Read<TimeOnly>(field, typed, "Run.NotTime", errors,
        (string text, out TimeOnly time) => TimeOnly.TryParse(text, CultureInfo.InvariantCulture, out time));

    private delegate bool Parse<T>(string text, out T value);

    private static T? Read<T>(string field, string? typed, string fault, FormErrors errors, Parse<T> parse) where T : struct
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (parse(typed.Trim(), out var value))
            return value;
        errors.Add(field, Texts.T[fault]);
        return null;
    }

    private static string? Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);
}
