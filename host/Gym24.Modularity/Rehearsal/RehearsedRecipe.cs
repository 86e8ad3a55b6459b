using System.Security.Claims;
using Gym24.Contracts.Access;
using Gym24.Contracts.Shell;
using Gym24.Modularity.Generations;
using Gym24.Modularity.Loading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Gym24.Modularity.Rehearsal;

/// <summary>The host's recipe, and addresses that show one tile or panel each, to those who may see it, and the module's part of the calendar.</summary>
internal sealed class RehearsedRecipe(IGenerationRecipe host, string module) : IGenerationRecipe
{
    public const string Tiles = "/rehearsal/tiles", Panels = "/rehearsal/panels", Calendar = "/rehearsal/calendar";

    private const int CalendarDays = 400;

    public IReadOnlyCollection<string> Permissions => host.Permissions;

    public void AddServices(WebApplicationBuilder builder, IReadOnlyList<LoadedModule> modules) => host.AddServices(builder, modules);

    public void Configure(WebApplication app, IReadOnlyList<LoadedModule> modules)
    {
        host.Configure(app, modules);
        app.MapGet(Tiles + "/{index:int}", (int index, IEnumerable<DashboardTile> all, ICaller caller) =>
            all.ElementAt(index) is var tile && Sees(caller, tile.Permission) ? new RazorComponentResult(tile.Component) : Results.StatusCode(403)).SignedIn();
        app.MapGet(Panels + "/{index:int}", (int index, string subject, IEnumerable<SlotPanel> all, ICaller caller) =>
            all.ElementAt(index) is var panel && Sees(caller, panel.Permission)
                ? new RazorComponentResult(panel.Component, new Dictionary<string, object?> { ["Subject"] = subject }) : Results.StatusCode(403)).SignedIn();
        var own = modules.FirstOrDefault(m => m.Id == module);
        app.MapGet(Calendar, async (IEnumerable<ICalendarSource> all, ICaller caller, ISchool school, CancellationToken cancellation) =>
        {
            foreach (var source in all.Where(s => own?.Owns(s.GetType()) == true))
                await source.Between(school.Today, school.Today.AddDays(CalendarDays), caller, cancellation);
        }).SignedIn();
    }

    public IEndpointRouteBuilder Api(WebApplication app, LoadedModule own) => host.Api(app, own);

    public Task Prepare(IServiceProvider services, LoadedModule? own, CancellationToken cancellation) => host.Prepare(services, own, cancellation);

    public Task Open(IServiceProvider services, CancellationToken cancellation) => host.Open(services, cancellation);

    public Task<IReadOnlyList<ClaimsPrincipal>> Watchers(IServiceProvider services, CancellationToken cancellation) => host.Watchers(services, cancellation);

    public Task<IReadOnlyList<string>> Subjects(IServiceProvider services, string slot, CancellationToken cancellation) => host.Subjects(services, slot, cancellation);

    private static bool Sees(ICaller caller, string? permission) => permission is null || caller.Can(permission);
}
