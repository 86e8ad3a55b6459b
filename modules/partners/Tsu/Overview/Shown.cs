using System.Globalization;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Ui;
using Gym24.Tsu.Topics;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Overview;

/// <summary>States and times as the pages show them.</summary>
internal static class Shown
{
    public static string Year(int schoolYear) => $"{schoolYear}/{(schoolYear + 1) % 100:00}";

    public static string Hours(TimeOnly at, TimeOnly? until) => until is { } end ? $"{Words.Time(at)}–{Words.Time(end)}" : Words.Time(at);

    public static string Day(DayOfWeek day) => CultureInfo.CurrentUICulture.DateTimeFormat.DayNames[(int)day];

    /// <summary>Whether one can apply now, in words.</summary>
    public static (Tone Tone, string Label) Window(RunFacts run, DateOnly today) => run switch
    {
        { State: RunState.Cancelled } => (Tone.Bad, T["Intakes.Cancelled"]),
        { State: RunState.Closed } => (Tone.Neutral, T["Intakes.Over"]),
        _ when today < run.EnrolFrom => (Tone.Info, T["Intakes.WillOpen", Words.Date(run.EnrolFrom)]),
        _ when today <= run.EnrolTo => (Tone.Good, T["Intakes.OpenUntil", Words.Date(run.EnrolTo)]),
        _ => (Tone.Neutral, T["Intakes.HasClosed", Words.Date(run.EnrolTo)]),
    };

    public static bool TakesNow(RunFacts run, DateOnly today) => run.State == RunState.Open && run.EnrolFrom <= today && today <= run.EnrolTo;

    public static Tone ToneOf(ApplicationState state) => state switch
    {
        ApplicationState.Approved => Tone.Good,
        ApplicationState.Offered or ApplicationState.AwaitsGuardian => Tone.Warning,
        ApplicationState.Rejected => Tone.Bad,
        ApplicationState.Submitted or ApplicationState.Waiting => Tone.Info,
        _ => Tone.Neutral,
    };

    public static Tone ToneOf(TopicState state) => state switch
    {
        TopicState.Proposed => Tone.Info,
        TopicState.AskedBack => Tone.Warning,
        TopicState.Accepted => Tone.Accent,
        TopicState.Finished => Tone.Good,
        _ => Tone.Neutral,
    };

    public static Tone ToneOf(StageState state) => state switch
    {
        StageState.HandedIn => Tone.Info,
        StageState.Returned => Tone.Warning,
        StageState.Accepted => Tone.Good,
        _ => Tone.Neutral,
    };

    public static string IconOf(StageState state) => state switch
    {
        StageState.HandedIn => "hourglass",
        StageState.Returned => "arrow-left",
        StageState.Accepted => "check",
        _ => "circle-dashed",
    };

    /// <summary>Names within reach, and how many more there are.</summary>
    public static string People(IReadOnlyList<PupilLine> known, int all)
    {
        var names = string.Join(", ", known.Select(p => p.ClassName is null ? p.Name : $"{p.Name} ({p.ClassName})"));
        return all == known.Count ? names
            : names.Length == 0 ? Words.Count(all, T["Forms.Pupils"]) : $"{names} {T["More", all - known.Count]}";
    }

    /// <summary>One may apply once more.</summary>
    public static bool IsOver(ApplicationState? state) =>
        state is null or ApplicationState.Withdrawn or ApplicationState.Lapsed;
}
