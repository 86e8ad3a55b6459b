using System.Globalization;
using Gym24.Contracts.Ui;

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
        Weekdays = [.. draft.Weekdays.Select(d => d.ToString())],
        Sessions = string.Join(", ", draft.Sessions.Select(d => d.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture))),
    };

    public static RunForm Of(PostedForm form) => new()
    {
        Offering = form.Text("offering") ?? "", Title = form.Text("title"), Starts = form.Text("starts"), Ends = form.Text("ends"),
        At = form.Text("at"), Until = form.Text("until"), EnrolFrom = form.Text("enrolFrom"), EnrolTo = form.Text("enrolTo"),
        Places = form.Text("places"), Room = form.Text("room"), Teacher = form.Text("teacher"), Decision = form.Text("decision") ?? "",
        WaitingList = form.Flag("waitingList"), Weekdays = form.Many("weekdays"), Sessions = form.Text("sessions"),
    };

    public static RunDraft Read(PostedForm form) => new()
    {
        Offering = form.Text("offering") ?? "", Title = form.Text("title"), Room = form.Text("room"),
        Starts = form.Date("starts"), Ends = form.Date("ends"), At = form.Time("at"), Until = form.Time("until"),
        EnrolFrom = form.Date("enrolFrom"), EnrolTo = form.Date("enrolTo"), Places = form.Number("places"), Teacher = form.Id("teacher"),
        Automatic = form.Text("decision") == "automatic", WaitingList = form.Flag("waitingList"),
        Weekdays = [.. form.Many("weekdays").Select(d => Enum.TryParse<DayOfWeek>(d, ignoreCase: true, out var day) ? day : (DayOfWeek?)null).OfType<DayOfWeek>()],
        Sessions = Days(form),
    };

    private static List<DateOnly> Days(PostedForm form)
    {
        var days = new List<DateOnly>();
        foreach (var typed in (form.Text("sessions") ?? "").Split([',', ';', ' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries))
        {
            if (DateOnly.TryParseExact(typed, DayFormats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
                days.Add(day);
            else
                form.Refuse("sessions", Texts.T["Run.NotDay", typed]);
        }
        return days;
    }

    private static string? Time(TimeOnly? time) => time?.ToString("HH:mm", CultureInfo.InvariantCulture);
}
