namespace Gym24.Modularity.Catalogue;

/// <summary>What the school decided about a module.</summary>
/// <param name="Hash">The contents that were accepted; other contents wait for a decision.</param>
/// <param name="Version">The accepted version, for showing.</param>
public sealed record ModuleDecision(string Id, bool Enabled, string? Hash, string? Version);

/// <summary>Keeps the decisions.</summary>
public interface IModuleDecisions
{
    /// <summary>All decisions; <see langword="null"/> when none was ever made, which is the first start.</summary>
    Task<IReadOnlyList<ModuleDecision>?> Read(CancellationToken cancellation);

    /// <summary>Writes the given ones in one go and leaves the others.</summary>
    Task Write(IReadOnlyCollection<ModuleDecision> decisions, CancellationToken cancellation);
}
