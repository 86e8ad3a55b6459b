using Gym24.Contracts;
using Gym24.Modularity.Catalogue;

namespace Gym24.Modularity.Loading;

/// <summary>One module keeps the next generation from being built.</summary>
public sealed class ModuleFault(string module, ModuleState state, LocalText reason, Exception? inner = null) : Exception($"{module}: {reason.En}", inner)
{
    public string Module { get; } = module;

    public ModuleState State { get; } = state;

    public LocalText Reason { get; } = reason;
}
