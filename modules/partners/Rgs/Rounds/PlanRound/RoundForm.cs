using System.Globalization;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using Gym24.Rgs.Rounds.ShowRound;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Rounds.PlanRound;

/// <summary>Reads a round off the posted form; empty rows of tasks do not count.</summary>
internal static class RoundForm
{
    /// <summary>Rows that are always there to be filled in.</summary>
    public const int SpareRows = 3;

    private static readonly string[] Moments = ["yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss", "d.M.yyyy H:mm"];

    public static RoundDraft Read(PostedForm form) => new()
    {
        Number = form.Number("number"), Topic = form.Text("topic"), OpensAt = Moment(form, "opensAt"), ClosesAt = Moment(form, "closesAt"),
        EnrolFrom = form.Date("enrolFrom"), EnrolTo = form.Date("enrolTo"),
        TeamMin = form.Number("teamMin"), TeamMax = form.Number("teamMax"), PrizePlaces = form.Number("prizePlaces"),
        Tasks = [.. Enumerable.Range(0, RoundDraft.MaxTasks).Where(i => form.Given($"task-{i}") is not null || form.Given($"max-{i}") is not null)
            .Select(i => new TaskDraft(form.Text($"task-{i}"), form.Number($"max-{i}")))],
    };

    /// <summary>What the rows of tasks show.</summary>
    public static IReadOnlyList<(string? Text, string? Max)> Rows(PostedForm form, IReadOnlyList<TaskFacts> tasks)
    {
        var typed = Enumerable.Range(0, RoundDraft.MaxTasks).Where(i => form.Given($"task-{i}") is not null || form.Given($"max-{i}") is not null)
            .Select(i => (form.Text($"task-{i}"), form.Text($"max-{i}"))).ToList();
        var known = form.IsPosted ? typed : [.. tasks.Select(t => ((string?)t.Text, (string?)t.MaxPoints.ToString(CultureInfo.InvariantCulture)))];
        return [.. known, .. Enumerable.Repeat(((string?)null, (string?)null), Math.Min(SpareRows, RoundDraft.MaxTasks - known.Count))];
    }

    public static string? Shown(DateTime? utc, ISchool school) =>
        utc is { } moment ? school.Local(moment).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture) : null;

    private static DateTime? Moment(PostedForm form, string field)
    {
        if (form.Given(field) is not { } text)
            return null;
        if (DateTime.TryParseExact(text, Moments, CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment))
            return moment;
        form.Refuse(field, T["Round.BadMoment"]);
        return null;
    }
}
