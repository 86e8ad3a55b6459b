using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Runs.ListRuns;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Runs;

/// <summary>How runs are said.</summary>
internal static class RunWords
{
    /// <summary>Title and time for a notice: worded when the language is known.</summary>
    public static object[] Late(Run run) => [run.FullTitle, (Func<string>)(() => When(run.Starts, run.Ends, run.At, run.Until))];

    /// <summary>"22 ноября 2026, 14:30–15:30".</summary>
    public static string When(DateOnly starts, DateOnly ends, TimeOnly? at, TimeOnly? until) => Clock(at, until) is { } clock
        ? $"{Words.Range(starts, ends)}, {clock}" : Words.Range(starts, ends)!;

    public static string? Clock(TimeOnly? at, TimeOnly? until) => at is not { } from ? null
        : until is { } to ? $"{Words.Time(from)}–{Words.Time(to)}" : Words.Time(from);

    public static string Year(int schoolYear) => $"{schoolYear}/{(schoolYear + 1) % 100:00}";

    /// <summary>"занято 12 из 45", "занято 12, места не ограничены".</summary>
    public static string Places(int? places, int taken) => places is { } all ? T["Run.TakenOf", taken, all] : T["Run.TakenFree", taken];

    public static string Enrolment(DateOnly from, DateOnly to) => Words.Range(from, to)!;

    public static (Tone Tone, string Label) State(Run run, DateOnly today) =>
        State(run.State, run.Starts, run.Ends, run.EnrolFrom, run.EnrolTo, run.IsFree, today);

    public static (Tone Tone, string Label) State(RunRow run, DateOnly today) =>
        State(run.State, run.Starts, run.Ends, run.EnrolFrom, run.EnrolTo, run.Places is not { } places || run.Taken < places, today);

    private static (Tone, string) State(RunState state, DateOnly starts, DateOnly ends, DateOnly from, DateOnly to, bool free, DateOnly today) => state switch
    {
        RunState.Cancelled => (Tone.Bad, T["Run.Badge.Cancelled"]),
        RunState.Closed => (Tone.Neutral, T["Run.Badge.Closed"]),
        _ when ends < today => (Tone.Neutral, T["Run.Badge.Over"]),
        _ when today < from => (Tone.Info, T["Run.Badge.Ahead", Words.ShortDate(from)]),
        _ when today <= to => free ? (Tone.Good, T["Run.Badge.Open"]) : (Tone.Warning, T["Run.Badge.Full"]),
        _ when starts <= today => (Tone.Accent, T["Run.Badge.Running"]),
        _ => (Tone.Neutral, T["Run.Badge.EnrolmentOver"]),
    };

    public static (Tone Tone, string Label) Of(ApplicationState state, int? rank = null) => (state switch
    {
        ApplicationState.Approved => Tone.Good,
        ApplicationState.Offered or ApplicationState.AwaitsGuardian => Tone.Warning,
        ApplicationState.Submitted => Tone.Info,
        ApplicationState.Waiting => Tone.Accent,
        ApplicationState.Rejected => Tone.Bad,
        _ => Tone.Neutral,
    }, rank is { } place ? T["Application.Rank", place] : Capital(T["Application.State." + state]));

    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpper(text[0]) + text[1..];
}
