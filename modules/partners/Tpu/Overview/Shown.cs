using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using Gym24.Tpu.Projects;
using Gym24.Tpu.Saturdays.ListSeries;
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

    public static string Presence(Presence? presence) => T[$"Presence.{presence?.ToString() ?? "None"}"];
}
