namespace Gym24.Contracts.Files;

internal enum CellKind { Text, Whole, Decimal, Date, Moment }

/// <param name="Width">In characters of the usual letter.</param>
/// <param name="Value">A <see cref="string"/> or what the kind says: <see cref="long"/>, <see cref="decimal"/>, <see cref="DateOnly"/>, <see cref="DateTime"/>.</param>
internal sealed record TableColumn<TRow>(string Title, CellKind Kind, int Width, Func<TRow, object?> Value);
