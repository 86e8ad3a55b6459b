using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using Gym24.Tpu.Course.ListProgress;
using Gym24.Tpu.Projects;
using Gym24.Tpu.Saturdays.ListSeries;
using Gym24.Tpu.Works;
using Gym24.Tpu.Works.ListWorks;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Overview;

/// <summary>Series and days as the pages show them.</summary>
internal static class Shown
{
    public static string Hours(TimeOnly? at, TimeOnly? until) => (at, until) switch
    {
        ({ } from, { } to) => $"{Words.Time(from)}–{Words.Time(to)}",
        ({ } from, null) => Words.Time(from),
        _ => T["Series.NoTime"],
    };

    public static string Title(SeriesFacts series) => series.Title is { } title ? $"{T["Saturdays.One"]}: {title}" : T["Saturdays.One"];

    public static string Places(SaturdayFacts saturday) => saturday.Places is { } places
        ? T["Saturday.TakenOf", saturday.Taken, places] : Words.Count(saturday.Taken, T["Forms.Come"]);

    public static string Why(DayFacts day) => $"{Words.ShortDate(day.Day)} — {(day.MovedToWork && day.IsSchoolDay ? Worked(day) : day.Name)}";

    public static string Worked(DayFacts day) => day.WorksFor is { } other ? T["Saturday.WorkedFor", Words.ShortDate(other)] : T["Saturday.Worked"];

    public static Tone ToneOf(Stage stage) => stage switch
    {
        Stage.Topic => Tone.Info,
        Stage.AtWork => Tone.Accent,
        Stage.Presented => Tone.Good,
        _ => Tone.Neutral,
    };

    public static string StateOf(WorkFacts work) => work.Outcome is { } outcome
        ? work.Place is { } place ? $"{Vocabulary.Outcomes.Title(outcome)}, {T["Work.PlaceIs", place]}" : Vocabulary.Outcomes.Title(outcome)
        : T[$"Work.State.{work.State}"];

    public static Tone ToneOf(WorkFacts work) => work.State switch
    {
        WorkState.Accepted or WorkState.Judged => Tone.Good,
        WorkState.Returned => Tone.Warning,
        WorkState.HandedIn => Tone.Info,
        _ => Tone.Neutral,
    };

    public static string StateOf(ProgressFacts progress) => T[progress.Finished ? "Course.Done" : progress.AsOf is null ? "Course.Unknown" : progress.Percent is 0 ? "Course.NotBegun" : "Course.NotDone"];

    public static Tone ToneOf(ProgressFacts progress) => progress.Finished ? Tone.Good : progress.Percent > 0 ? Tone.Info : Tone.Neutral;

    /// <summary>Midnight is the end of the day before.</summary>
    public static string Deadline(DateTime local) => TimeOnly.FromDateTime(local) == TimeOnly.MinValue
        ? T["Work.EndOfDay", Words.Date(DateOnly.FromDateTime(local).AddDays(-1))] : Words.DateAndTime(local);

    /// <summary>Names within reach, and how many more there are.</summary>
    public static string People(IReadOnlyList<PupilLine> known, int all)
    {
        var names = string.Join(", ", known.Select(p => p.ClassName is null ? p.Name : $"{p.Name} ({p.ClassName})"));
        return all == known.Count ? names
            : names.Length == 0 ? Words.Count(all, T["Forms.Pupils"]) : $"{names} {T["Work.MoreAuthors", all - known.Count]}";
    }

    public static string Presence(Presence? presence) => T[$"Presence.{presence?.ToString() ?? "None"}"];
}
