namespace Gym24.Contracts.Bulk;

/// <summary>What would change in a row.</summary>
/// <param name="Row">Id of the row.</param>
/// <param name="Title">What people know it by: a name, a title.</param>
/// <param name="Before">As it stands, in words.</param>
/// <param name="After">As it would stand, in words.</param>
/// <param name="LeftOut">Why nothing is done to it, in words; absent: it is done.</param>
/// <param name="State">What the act needs to do it, such as the version of the row: a row that is another by then is not done as if it were the same.</param>
public sealed record BulkLine(Guid Row, string Title, string? Before, string? After, string? LeftOut = null, string State = "")
{
    /// <summary>How many rows are done at once: <c>200</c>.</summary>
    public const int MaxRows = 200;

    /// <summary>Longest state of a row, in characters: <c>200</c>.</summary>
    public const int StateLength = 200;
}
