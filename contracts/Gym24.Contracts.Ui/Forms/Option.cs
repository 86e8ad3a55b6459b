namespace Gym24.Contracts.Ui;

/// <summary>One choice of a list, a radio group or a list of check boxes.</summary>
/// <param name="Value">What is posted.</param>
/// <param name="Label">What is read.</param>
/// <param name="Hint">Smaller words after the label.</param>
/// <param name="Count">How many rows the choice would leave.</param>
/// <param name="Group">Name of the group in a list.</param>
/// <param name="Disabled">Cannot be chosen.</param>
/// <param name="Russian">The label is a Russian fact.</param>
public sealed record Option(
    string Value,
    string Label,
    string? Hint = null,
    int? Count = null,
    string? Group = null,
    bool Disabled = false,
    bool Russian = false);
