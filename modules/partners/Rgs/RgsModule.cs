using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Demo;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Gym24.Rgs.Answers;
using Gym24.Rgs.Guests;
using Gym24.Rgs.Overview;
using Gym24.Rgs.Points;
using Gym24.Rgs.Points.IssueDiplomas;
using Gym24.Rgs.Rounds;
using Gym24.Rgs.Teams;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs;

/// <summary>The distance game: rounds with deadlines, teams of this and other schools, points, places, diplomas.</summary>
public sealed class RgsModule : IModule
{
    public void Register(IModuleBuilder module)
    {
        module.AddData<RgsDb>();
        module.AddSlices<RgsModule>();
        module.Services.AddScoped<IPersonalRecords, RgsRecords>();
        module.Services.AddSingleton<Game>();
        module.Services.AddScoped<RoundBook>();
        module.Services.AddScoped<TeamBook>();
        module.Services.AddScoped<AnswerBook>();
        module.Services.AddScoped<Ranking>();
        module.Services.AddScoped<Diplomas>();
        module.Services.AddSingleton(Diplomas.Diploma);
        module.Services.AddSingleton(Diplomas.Participation);
        module.Services.AddScoped<GuestCodes>();
        module.Services.AddScoped<GuestCookie>();
        module.Services.AddScoped<IDemoSource, Demo.DemoRgs>();

        module.Services.AddSingleton(new NavigationEntry("partners", () => T["Rgs.Name"], "/rgs", "map-2", Permissions.Read));
        module.Services.AddSingleton(new DashboardTile(() => T["Rgs.Title"], "map-2", typeof(RgsTile), Permissions.Read));
        module.Services.AddSingleton(new SlotPanel(Slots.Offering, typeof(RgsPanel), Permissions.Read, id => id == Game.Offering));
        module.Services.AddScoped<ICalendarSource, RgsCalendar>();
    }

    public void Map(IEndpointRouteBuilder api) => RgsApi.Map(api);

    public void MapRoot(IEndpointRouteBuilder root) => root.MapGet("/files/rgs/rounds/{round:guid}/diplomas",
        (Guid round, IMediator mediator, CancellationToken cancellation) => mediator.Send(new PrintDiplomas(round), cancellation)).Requires(Permissions.GivePoints);
}
