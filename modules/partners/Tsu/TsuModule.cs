using Gym24.Contracts.Modules;

namespace Gym24.Tsu;

/// <summary>Everything this partner offers stands in catalogue.yaml.</summary>
public sealed class TsuModule : IModule
{
    public void Register(IModuleBuilder module)
    {
    }
}
