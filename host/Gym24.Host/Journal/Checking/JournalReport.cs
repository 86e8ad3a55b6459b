using static Gym24.Host.HostTexts;

namespace Gym24.Host.Journal.Checking;

/// <summary>What a check of the journal has found.</summary>
/// <param name="At">When it ended, UTC.</param>
/// <param name="Entries">How many entries of chains it has read.</param>
/// <param name="Before">Entries from before there were chains: nothing can be said of them but how many there are.</param>
/// <param name="SealedAt">When the last seal was made, UTC.</param>
/// <param name="Unsealed">Entries younger than the last seal.</param>
/// <param name="Findings">What is wrong; nothing where the journal is whole.</param>
/// <param name="Found">How much is wrong; more than what is listed, if it is much.</param>
internal sealed record JournalReport(DateTime At, long Entries, int Chains, long Before, int Seals, DateTime? SealedAt, long Unsealed, IReadOnlyList<Finding> Findings, int Found)
{
    public bool IsWhole => Found == 0;
}

/// <param name="Code">See the texts <c>Journal.Found.…</c>.</param>
internal sealed record Finding(string Code, IReadOnlyList<string> Values)
{
    public string Words => T["Journal.Found." + Code, [.. Values]];
}
