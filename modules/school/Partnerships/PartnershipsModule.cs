using Gym24.Contracts.Data;
using Gym24.Contracts.Modules;

namespace Gym24.Partnerships;

public sealed class PartnershipsModule : IModule
{
    public void Register(IModuleBuilder module)
    {
        module.AddData<PartnershipsDb>();
        module.AddSlices<PartnershipsModule>();
    }
}
