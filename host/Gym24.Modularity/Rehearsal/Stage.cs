using System.Security.Claims;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Shell;
using Gym24.Modularity.Catalogue;
using Gym24.Modularity.Generations;
using Gym24.Modularity.Loading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Modularity.Rehearsal;

/// <summary>The child process's side: builds the generation on invented data and looks at everything the module shows.</summary>
public sealed class Stage(Outside outside, ShadowCopy copies, IGenerationRecipe recipe)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    public async Task<RehearsalReport> Rehearse(string module, IReadOnlyList<string> folders, CancellationToken cancellation)
    {
        var judge = new FolderJudge();
        var plan = folders.Select(f => judge.Read(Path.GetFullPath(f), ModuleOrigin.Accepted)).ToArray();
        try
        {
            if (plan.FirstOrDefault(f => f.Refusal is not null) is { } refused)
                return RehearsalReport.Fail(refused.Id, ModuleState.Refused, refused.Refusal!);
            var tiles = new RehearsedTiles(recipe);
            // Not disposed: the process ends anyway, and a module that hangs would hold it up.
            var generation = await new GenerationFactory(outside, new ModuleLoader(copies), tiles).Build(plan, cancellation);
            var failure = await Services(generation, module) ?? await Everything(generation, module, cancellation);
            return failure is null ? RehearsalReport.Pass(module) : RehearsalReport.Fail(module, ModuleState.Faulted, failure);
        }
        catch (ModuleFault fault)
        {
            return RehearsalReport.Fail(fault.Module, fault.State, fault.Reason);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            return RehearsalReport.Fail(module, ModuleState.Faulted, Said.Of("Swap.Host", e.Message));
        }
    }

    /// <summary>What the module registered can be made.</summary>
    private static async Task<LocalText?> Services(Generation generation, string module)
    {
        await using var scope = generation.Services.CreateAsyncScope();
        foreach (var service in generation.Runs[module].Services)
        {
            try
            {
                _ = scope.ServiceProvider.GetServices(service).Count();
            }
            catch (Exception e)
            {
                return Said.Of("Rehearsal.Service", service.Name, e.Message);
            }
        }
        return null;
    }

    private async Task<LocalText?> Everything(Generation generation, string module, CancellationToken cancellation)
    {
        var run = generation.Runs[module];
        var somebody = await recipe.Rehearser(generation.Services, cancellation);
        foreach (var (what, path) in Tiles(generation, module).Concat(Addresses(run)))
        {
            if (await Look(generation, somebody, what, path, cancellation) is { } failure)
                return failure;
        }
        return null;
    }

    private static async Task<LocalText?> Look(Generation generation, ClaimsPrincipal somebody, LocalText what, string path, CancellationToken cancellation)
    {
        using var limited = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limited.CancelAfter(Patience);
        try
        {
            var (status, _) = await new Probe(generation.Door, somebody).Get(path, limited.Token);
            return status < StatusCodes.Status500InternalServerError ? null : Said.Of("Rehearsal.Status", what, status);
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return Said.Of("Rehearsal.Late", what, (int)Patience.TotalSeconds);
        }
        catch (Exception e)
        {
            return Said.Of("Rehearsal.Threw", what, e.Message);
        }
    }

    private static IEnumerable<(LocalText, string)> Tiles(Generation generation, string module)
    {
        var own = generation.Modules.First(m => m.Id == module);
        return generation.Services.GetServices<DashboardTile>().Select((tile, index) => (tile, index)).Where(t => own.Owns(t.tile.Component))
            .Select(t => (Said.Of("Access.Tile", t.tile.Component.Name), $"{RehearsedTiles.Address}/{t.index}"));
    }

    /// <summary>Addresses that need nothing but asking.</summary>
    private static IEnumerable<(LocalText, string)> Addresses(ModuleRun run) =>
        run.Contributions.Pages.Where(p => !p.Contains('{')).Select(p => (Said.Of("Access.Page", p), p))
            .Concat(run.Endpoints.Where(e => IsGet(e) && e.RoutePattern.Parameters.Count == 0)
                .Select(e => "/" + e.RoutePattern.RawText!.TrimStart('/')).Select(p => (Said.Of("Access.Endpoint", p), p)));

    private static bool IsGet(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is not { } methods || methods.HttpMethods.Contains(HttpMethods.Get);

    /// <summary>The host's recipe, and addresses that show one tile each.</summary>
    private sealed class RehearsedTiles(IGenerationRecipe host) : IGenerationRecipe
    {
        public const string Address = "/rehearsal/tiles";

        public IReadOnlyCollection<string> Permissions => host.Permissions;

        public void AddServices(WebApplicationBuilder builder, IReadOnlyList<LoadedModule> modules) => host.AddServices(builder, modules);

        public void Configure(WebApplication app, IReadOnlyList<LoadedModule> modules)
        {
            host.Configure(app, modules);
            app.MapGet(Address + "/{index:int}", (int index, IEnumerable<DashboardTile> all) => new RazorComponentResult(all.ElementAt(index).Component)).SignedIn();
        }

        public IEndpointRouteBuilder Api(WebApplication app, LoadedModule module) => host.Api(app, module);

        public Task Prepare(IServiceProvider services, LoadedModule? module, CancellationToken cancellation) => host.Prepare(services, module, cancellation);

        public Task Open(IServiceProvider services, CancellationToken cancellation) => host.Open(services, cancellation);

        public Task<ClaimsPrincipal> Rehearser(IServiceProvider services, CancellationToken cancellation) => host.Rehearser(services, cancellation);
    }
}
