using Gym24.Contracts.Data;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Gym24.Tsu.Intakes;
using Gym24.Tsu.Overview;
using Gym24.Tsu.Shifts;
using Gym24.Tsu.Shifts.Rules;
using Gym24.Tsu.Shifts.ShowShift;
using Gym24.Tsu.Topics;
using Gym24.Tsu.Topics.ListTopics;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Tsu.Texts;

namespace Gym24.Tsu;

/// <summary>TSU in full: courses before the olympiads as intakes, supervision of projects and research, shifts chosen by portfolio.</summary>
public sealed class TsuModule : IModule
{
    public void Register(IModuleBuilder module)
    {
        module.AddData<TsuDb>();
        module.AddSlices<TsuModule>();
        module.Services.AddScoped<IPersonalRecords, TsuRecords>();
        module.Services.AddSingleton<TsuOfferings>();
        module.Services.AddScoped<IntakePlan>();
        module.Services.AddScoped<OneEntry>();
        module.Services.AddScoped<TopicDesk>();
        module.Services.AddScoped<TopicsInReach>();
        module.Services.AddScoped<RuleBook>();
        module.Services.AddScoped<ShiftDesk>();
        module.Services.AddScoped<ShiftView>();
        module.Services.AddScoped<IDemoSource, Demo.DemoTsu>();
        module.Services.AddScoped<IDemoSource, Demo.DemoTopics>();
        module.Services.AddScoped<IDemoSource, Demo.DemoShifts>();

        module.Services.AddSingleton(new NavigationEntry("partners", () => T["Tsu.Name"], "/tsu", "building-arch", Permissions.Read));
        module.Services.AddSingleton(new DashboardTile(() => T["Tile.Title"], "building-arch", typeof(TsuTile), Permissions.Read));
        module.Services.AddSingleton(new SlotPanel(Slots.Offering, typeof(TsuPanel), Permissions.Read, TsuPanel.Applies));
        module.Services.AddSingleton(new SlotPanel(Slots.Run, typeof(ShiftPanel), Permissions.Read, subject => Guid.TryParse(subject, out _)));
        module.Services.AddScoped<ICalendarSource, TsuCalendar>();
        module.Services.AddScoped<IReminderSource, RemindOfStages>();
    }

    public void Map(IEndpointRouteBuilder api) => TsuApi.Map(api);
}
