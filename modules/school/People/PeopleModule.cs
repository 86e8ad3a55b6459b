using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Modules;
using Gym24.Contracts.People;
using Gym24.People.Classes;
using Gym24.People.Demo;
using Gym24.People.Directory;
using Gym24.People.Import.Work;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.People;

public sealed class PeopleModule : IModule
{
    public void Register(IModuleBuilder module)
    {
        module.AddData<PeopleDb>();
        module.AddSlices<PeopleModule>();
        module.Services.AddScoped<CurrentClasses>();
        module.Services.AddScoped<IPeopleDirectory, PeopleDirectory>();
        module.Services.AddScoped<IReachResolver, ReachResolver>();
        module.Services.AddScoped<CheckStep>();
        module.Services.AddScoped<ApplyStep>();
        module.Services.AddScoped<ImportWork>();
        module.Services.AddScoped<IJob, ImportJob>();
        module.Services.AddScoped<IDemoSource, DemoRoster>();
    }
}
