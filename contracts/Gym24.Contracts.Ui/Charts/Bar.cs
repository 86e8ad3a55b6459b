namespace Gym24.Contracts.Ui;

/// <summary>One row of a <c>BarChart</c>.</summary>
/// <param name="Label">Name of the row.</param>
/// <param name="Value">Length of the bar.</param>
/// <param name="Text">Words in place of the number, for example "&lt;5".</param>
/// <param name="Href">Rows behind the figure.</param>
/// <param name="Tone">Colour.</param>
/// <param name="Russian">The label is a Russian fact.</param>
public sealed record Bar(string Label, double Value, string? Text = null, string? Href = null, Tone Tone = Tone.Accent, bool Russian = false);
