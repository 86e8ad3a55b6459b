using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Ui;
using Gym24.Tsu.Overview;
using Gym24.Tsu.Shifts.Rules;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu.Shifts;

/// <summary>Shifts, rules and points in words.</summary>
internal static class ShiftWords
{
    /// <summary>How far the shift is.</summary>
    public static (Tone Tone, string Label) StateOf(RunFacts run, bool settled, DateOnly today) => run.State != RunState.Open || (today <= run.EnrolTo && !settled)
        ? Shown.Window(run, today)
        : settled ? (Tone.Accent, T["Shift.Settled"]) : (Tone.Warning, T["Shift.AwaitsList"]);

    /// <summary>What has become of an application: as long as the list is not settled everybody competes, whatever the place in the queue.</summary>
    public static (Tone Tone, string Label) EntryOf(ApplicationState state, bool settled) =>
        !settled && state is ApplicationState.Submitted or ApplicationState.Waiting && !settled
            ? (Tone.Info, T["Shift.Competes"]) : (Shown.ToneOf(state), T[$"Entry.{state}"]);

    public static (Tone Tone, string Label) ChanceOf(ShiftLine line) => line.Given switch
    {
        true => (Tone.Good, T["Shift.Given"]),
        false => (Tone.Info, T["Shift.Waits"]),
        _ => line.Chance switch
        {
            Chance.In => (Tone.Good, T["Shift.WouldBeIn"]),
            Chance.Border => (Tone.Warning, T["Shift.OnBorder"]),
            _ => (Tone.Neutral, T["Shift.WouldWait"]),
        },
    };

    public static string Points(int points) => Words.Count(points, T["Forms.Points"]);

    public static string LevelOf(string? level) => level is null ? T["Rule.LevelNotStated"] : Vocabulary.Levels.Title(level);

    /// <summary>"победитель 12, призёр 9": what a level brings, the best first.</summary>
    public static string WorthOf(RuleGroup group, string? level) => string.Join(", ", RuleProposal.Outcomes.Select(o => (Outcome: o, Points: group.Of(level, o)))
        .Where(o => o.Points > 0).Select(o => $"{Vocabulary.Outcomes.Word(o.Outcome)}\u00a0{Words.Number(o.Points)}"));

    /// <summary>"олимпиада, муниципальный, победитель".</summary>
    public static string About(ScoreLine line) =>
        string.Join(", ", new[] { Vocabulary.Kinds.Word(line.Kind), line.Level is null ? T["Rule.NoLevel"] : Vocabulary.Levels.Word(line.Level), Vocabulary.Outcomes.Word(line.Outcome) });

    /// <summary>Why it is not its full worth; absent when it is.</summary>
    public static string? Why(ScoreLine line) => line.Standing switch
    {
        Standing.Counted => null,
        Standing.Capped => T["Standing.Capped", Points(line.Worth)],
        var other => T[$"Standing.{other}"],
    };

    /// <summary>"2025/26, 2026/27": the school years that count for a shift.</summary>
    public static string YearsOf(RuleFacts rule, int year) =>
        rule.Years == 1 ? Shown.Year(year) : $"{Shown.Year(year - rule.Years + 1)} – {Shown.Year(year)}";

    public static string When(RunFacts run) => run.At is { } at ? $"{Words.Range(run.Starts, run.Ends)}, {Shown.Hours(at, run.Until)}" : Words.Range(run.Starts, run.Ends)!;
}
