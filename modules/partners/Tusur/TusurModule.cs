using Gym24.Contracts.Data;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Gym24.Tusur.Bookings;
using Gym24.Tusur.Overview;
using Gym24.Tusur.Teams;
using Gym24.Tusur.Works;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur;

/// <summary>TUSUR in full: bookings of visits, project teams, the scientific session, preparation for olympiads.</summary>
public sealed class TusurModule : IModule
{
    public void Register(IModuleBuilder module)
    {
        module.AddData<TusurDb>();
        module.AddSlices<TusurModule>();
        module.Services.AddScoped<IPersonalRecords, TusurRecords>();
        module.Services.AddSingleton<TusurOfferings>();
        module.Services.AddScoped<BookingDesk>();
        module.Services.AddScoped<TeamRoster>();
        module.Services.AddScoped<Session>();
        module.Services.AddScoped<IDemoSource, Demo.DemoTusur>();

        module.Services.AddSingleton(new NavigationEntry("partners", () => T["Tusur.Name"], "/tusur", "microscope", Permissions.Read));
        module.Services.AddSingleton(new DashboardTile(() => T["Tile.Title"], "microscope", typeof(TusurTile), Permissions.BookSlots));
        module.Services.AddSingleton(new SlotPanel(
            Contracts.Shell.Slots.Offering, typeof(TusurPanel), Permissions.Read, id => id.StartsWith("tusur-", StringComparison.Ordinal)));
        module.Services.AddScoped<ICalendarSource, TusurCalendar>();
    }

    public void Map(IEndpointRouteBuilder api) => TusurApi.Map(api);
}
