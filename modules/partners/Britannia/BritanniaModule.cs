using Gym24.Britannia.Development;
using Gym24.Britannia.Development.ListDevelopment;
using Gym24.Britannia.Levels;
using Gym24.Britannia.Levels.WarnExpiring;
using Gym24.Britannia.Overview;
using Gym24.Contracts.Data;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Development;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Languages;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Britannia.Texts;

namespace Gym24.Britannia;

/// <summary>The language centre in full: exams and tests with levels and certificates, seminars for teachers as non-formal development.</summary>
public sealed class BritanniaModule : IModule
{
    public void Register(IModuleBuilder module)
    {
        module.AddData<BritanniaDb>();
        module.AddSlices<BritanniaModule>();
        module.Services.AddScoped<IPersonalRecords, BritanniaRecords>();
        module.Services.AddScoped<BritanniaOfferings>();
        module.Services.AddScoped<LevelBook>();
        module.Services.AddScoped<ILanguageLevels>(provider => provider.GetRequiredService<LevelBook>());
        module.Services.AddScoped<DevelopmentBook>();
        module.Services.AddScoped<INonFormalDevelopment>(provider => provider.GetRequiredService<DevelopmentBook>());
        module.Services.AddScoped<IJob, WarnJob>();
        module.Services.AddScoped<IDemoSource, Demo.DemoBritannia>();
        Show(module.Services);
    }

    public void Map(IEndpointRouteBuilder api) => BritanniaApi.Map(api);

    public void MapRoot(IEndpointRouteBuilder root) => DevelopmentFile.Map(root);

    private static void Show(IServiceCollection services)
    {
        services.AddSingleton(new NavigationEntry("partners", () => T["Name"], "/britannia", "language", Permissions.Read));
        services.AddSingleton(new NavigationEntry("work", () => T["Development.Navigation"], "/britannia/development", "school", Permissions.ReadDevelopment, 70));
        services.AddSingleton(new DashboardTile(() => T["Level.Title"], "language", typeof(LevelsTile), Permissions.ReadLevels, 110));
        services.AddSingleton(new DashboardTile(() => T["Development.Title"], "school", typeof(DevelopmentTile), Permissions.ReadDevelopment, 120));
        services.AddSingleton(new SlotPanel(Slots.Offering, typeof(OfferingPanel), Permissions.Read, id => id.StartsWith("britannia-", StringComparison.Ordinal)));
        services.AddSingleton(new SlotPanel(Slots.Run, typeof(RunPanel), Permissions.Read, IsId));
        services.AddSingleton(new SlotPanel(Slots.Person, typeof(LevelsPanel), Permissions.ReadLevels, IsId));
        services.AddSingleton(new SlotPanel(Slots.Route, typeof(LevelsPanel), Permissions.ReadLevels, IsId));
        services.AddSingleton(new SlotPanel(Slots.Person, typeof(DevelopmentPanel), Permissions.ReadDevelopment, IsId));
        services.AddScoped<ICalendarSource, BritanniaCalendar>();
    }

    private static bool IsId(string subject) => Guid.TryParse(subject, out _);
}
