using Gym24.Contracts.Files;
using Gym24.Contracts.Ui;
using static Gym24.People.Texts;

namespace Gym24.People.Import;

internal static class ImportLimits
{
    /// <summary>A file of the size allowed, and what a form puts around it.</summary>
    public const int Request = Table.MaxBytes + 1024 * 1024;
}

internal static class ImportWords
{
    public static Tone ToneOf(ImportState state) => state switch
    {
        ImportState.Applied => Tone.Good,
        ImportState.Failed => Tone.Bad,
        ImportState.Checking or ImportState.Applying or ImportState.Receiving => Tone.Info,
        ImportState.Discarded => Tone.Neutral,
        _ => Tone.Warning,
    };

    public static Tone ToneOf(Outcome outcome) => outcome switch
    {
        Outcome.New => Tone.Good,
        Outcome.Changed => Tone.Info,
        Outcome.Left => Tone.Warning,
        Outcome.Error => Tone.Bad,
        _ => Tone.Neutral,
    };

    public static string Text(this Change change) => change switch
    {
        { Old: null } => T["Change.Added", T[$"Change.{change.Field}"], change.New ?? ""],
        { New: null } => T["Change.Removed", T[$"Change.{change.Field}"], change.Old],
        _ => T["Change.Replaced", T[$"Change.{change.Field}"], change.Old, change.New],
    };
}
