using Gym24.Contracts.Data;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Gym24.Tpu.Course;
using Gym24.Tpu.Overview;
using Gym24.Tpu.Projects.FormProject;
using Gym24.Tpu.Saturdays;
using Gym24.Tpu.Works;
using Gym24.Tpu.Works.ListWorks;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu;

/// <summary>TPU: the catalogue, and University Saturdays as a series of which one chooses some, project teams, works for the conference-contest, progress in the online course.</summary>
public sealed class TpuModule : IModule
{
    public void Register(IModuleBuilder module)
    {
        module.AddData<TpuDb>();
        module.AddSlices<TpuModule>();
        module.Services.AddScoped<IPersonalRecords, TpuRecords>();
        module.Services.AddSingleton(WorkFile.Shelf);
        module.Services.AddScoped<Series>();
        module.Services.AddScoped<Contest>();
        module.Services.AddScoped<WorkBook>();
        module.Services.AddScoped<WorkFactsOf>();
        module.Services.AddScoped<CourseRuns>();
        module.Services.AddScoped<CourseBook>();
        module.Services.AddScoped<IDemoSource, Demo.DemoTpu>();
        module.Services.AddScoped<IDemoSource, Demo.DemoContest>();
        module.Services.AddScoped<IDemoSource, Demo.DemoCourse>();

        module.Services.AddSingleton(new NavigationEntry("partners", () => T["Tpu.Name"], "/tpu", "flask", Permissions.Read));
        module.Services.AddSingleton(new DashboardTile(() => T["Tile.Title"], "flask", typeof(SaturdaysTile), Permissions.Read));
        module.Services.AddSingleton(new SlotPanel(Slots.Offering, typeof(SaturdaysPanel), Permissions.Read, id => id == Series.Offering));
        module.Services.AddSingleton(new SlotPanel(Slots.Offering, typeof(ProjectsPanel), Permissions.Read, Programmes.All.Contains));
        module.Services.AddSingleton(new SlotPanel(Slots.Run, typeof(SeriesPanel), Permissions.Read));
        module.Services.AddSingleton(new SlotPanel(Slots.Run, typeof(ContestPanel), Permissions.Read));
        module.Services.AddSingleton(new SlotPanel(Slots.Run, typeof(CoursePanel), Permissions.Read));
        module.Services.AddScoped<ICalendarSource, SaturdayCalendar>();
        module.Services.AddScoped<ICalendarSource, DeadlineCalendar>();
    }

    public void Map(IEndpointRouteBuilder api)
    {
        TpuApi.Map(api);
        WorksApi.Map(api);
        CourseApi.Map(api);
    }

    public void MapRoot(IEndpointRouteBuilder root) => WorksApi.MapRoot(root);
}
