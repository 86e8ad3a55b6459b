using Gym24.Contracts;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Rounds.PlanRound;

/// <summary>A task as typed.</summary>
internal sealed record TaskDraft(string? Text, int? MaxPoints);

/// <summary>A round as a form or a caller of the API states it. Times are of the school's zone.</summary>
internal sealed record RoundDraft
{
    public const int MaxTasks = 30, MaxTaskPoints = 1000;

    public int? Number { get; init; }
    public string? Topic { get; init; }
    public DateTime? OpensAt { get; init; }
    public DateTime? ClosesAt { get; init; }

    /// <summary>First and last day of entering teams; absent: from today until answers are no longer taken.</summary>
    public DateOnly? EnrolFrom { get; init; }
    public DateOnly? EnrolTo { get; init; }
    public int? TeamMin { get; init; }
    public int? TeamMax { get; init; }
    public int? PrizePlaces { get; init; }
    public IReadOnlyList<TaskDraft> Tasks { get; init; } = [];

    public void Check(Faults faults)
    {
        faults.Chosen("number", Number is not null);
        faults.Range("number", Number, 1, 20);
        faults.Text("topic", Topic, RgsDb.NameLength, required: false);
        faults.Chosen("opensAt", OpensAt is not null);
        faults.Chosen("closesAt", ClosesAt is not null);
        if (OpensAt is { } opens && ClosesAt is { } closes)
        {
            if (closes <= opens)
                faults.Add("closesAt", T["Round.CloseOrder"], "order");
            else if (closes - opens > TimeSpan.FromDays(200))
                faults.Add("closesAt", T["Round.TooLong"], "range");
            if (opens.Year is < 2000 or > 2100)
                faults.Add("opensAt", T["Round.YearFar"], "range");
            if (EnrolTo > DateOnly.FromDateTime(closes))
                faults.Add("enrolTo", T["Round.EnrolAfter"], "order");
        }
        faults.Order("enrolTo", EnrolFrom, EnrolTo);
        faults.Range("teamMin", TeamMin, 1, 50);
        faults.Range("teamMax", TeamMax, 1, 50);
        if (TeamMax < TeamMin)
            faults.Add("teamMax", T["Round.TeamOrder"], "order");
        faults.Range("prizePlaces", PrizePlaces, 1, 100);
        CheckTasks(faults);
    }

    private void CheckTasks(Faults faults)
    {
        if (Tasks.Count > MaxTasks)
            faults.Add("tasks", T["Round.TooManyTasks", MaxTasks], "range");
        for (var i = 0; i < Tasks.Count; i++)
        {
            faults.Text($"task-{i}", Tasks[i].Text, RgsDb.TaskLength);
            faults.Chosen($"max-{i}", Tasks[i].MaxPoints is not null);
            faults.Range($"max-{i}", Tasks[i].MaxPoints, 1, MaxTaskPoints);
        }
    }
}
