namespace Gym24.Contracts.Ui;

/// <summary>A filter in force, shown as a chip that removes it.</summary>
/// <param name="Name">Parameter of the address.</param>
/// <param name="Value">Its value.</param>
/// <param name="Label">What a reader calls it.</param>
/// <param name="Russian">The label is a Russian fact.</param>
public sealed record ActiveFilter(string Name, string Value, string Label, bool Russian = false);
