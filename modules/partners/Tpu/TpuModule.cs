using Gym24.Contracts.Modules;

namespace Gym24.Tpu;

/// <summary>Everything this partner offers stands in catalogue.yaml.</summary>
public sealed class TpuModule : IModule
{
    public void Register(IModuleBuilder module)
    {
    }
}
