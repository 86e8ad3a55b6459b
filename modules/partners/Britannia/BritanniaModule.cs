using Gym24.Contracts.Modules;

namespace Gym24.Britannia;

/// <summary>Everything this partner offers stands in catalogue.yaml.</summary>
public sealed class BritanniaModule : IModule
{
    public void Register(IModuleBuilder module)
    {
    }
}
