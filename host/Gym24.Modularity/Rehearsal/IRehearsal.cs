using Gym24.Modularity.Catalogue;

namespace Gym24.Modularity.Rehearsal;

/// <summary>Tries a module out where nobody is hurt before it goes live.</summary>
public interface IRehearsal
{
    /// <param name="module">The id that is to go live.</param>
    /// <param name="plan">All modules of the generation it would be part of, in order.</param>
    Task<RehearsalReport> Try(string module, IReadOnlyList<ModuleFolder> plan, CancellationToken cancellation);
}
