namespace Gym24.Contracts.Data;

/// <summary>
/// A chain of audit entries: each carries a hash over itself and the entry before it. A running host writes one at a time and begins a new
/// one when it starts, or when it does not know how its last commit ended.
/// </summary>
public sealed class AuditChainRow
{
    public Guid Id { get; init; }

    /// <summary>The machine that wrote it.</summary>
    public string Host { get; init; } = "";

    public DateTime BeganAt { get; init; }

    /// <summary>What stands in for the hash before the first entry.</summary>
    public string Beginning => AuditRow.HashOf(AuditRow.Text(Id), Host, AuditRow.Text(BeganAt));
}
