using Gym24.Contracts.Data;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Partnerships;

public sealed class PartnershipsModule : IModule
{
    public void Register(IModuleBuilder module)
    {
        module.AddData<PartnershipsDb>();
        module.AddSlices<PartnershipsModule>();
        module.Services.AddSingleton<CatalogueStore>();
        module.Services.AddSingleton<IOfferings>(services => services.GetRequiredService<CatalogueStore>());
        RunsAndApplications.Register(module.Services);
    }

    public Task Start(IServiceProvider services, CancellationToken cancellation) =>
        services.GetRequiredService<CatalogueStore>().Start(cancellation);
}
