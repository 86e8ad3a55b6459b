namespace Gym24.Contracts.Bulk;

/// <summary>What an act has to know besides its rows.</summary>
/// <param name="Id">Latin letters.</param>
/// <param name="Label">What stands at the field, in the reader's language.</param>
/// <param name="Choices">What may be chosen; absent: a day is asked for, and the answer is written as <c>2026-09-01</c>.</param>
/// <param name="Usual">Stands in the field until something else does.</param>
public sealed record BulkQuestion(string Id, string Label, IReadOnlyList<BulkChoice>? Choices = null, string? Usual = null);

/// <summary>One of the answers to a question.</summary>
/// <param name="Value">What the act is given.</param>
/// <param name="Label">What the reader sees.</param>
public sealed record BulkChoice(string Value, string Label);
