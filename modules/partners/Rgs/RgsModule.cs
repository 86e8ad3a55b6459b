using Gym24.Contracts.Modules;

namespace Gym24.Rgs;

/// <summary>Everything this partner offers stands in catalogue.yaml.</summary>
public sealed class RgsModule : IModule
{
    public void Register(IModuleBuilder module)
    {
    }
}
