using System.Reflection;
using System.Security.Claims;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Gym24.Host.Keys;
using Gym24.Host.Shell;
using Gym24.Host.Together;
using Gym24.Modularity.Generations;
using Gym24.Modularity.Loading;

namespace Gym24.Host.Composition;

/// <summary>What a generation is made of. The host's rooms bring their own extension methods; here stands only their order.</summary>
/// <param name="engine">Shared by all generations: writers of this process queue in it.</param>
internal sealed class Recipe(HostOptions options, IDatabaseEngine engine, SchoolKeys keys, ApiBudget budget) : IGenerationRecipe
{
    private const string ApiRoot = "/api/v1";

    public IReadOnlyCollection<string> Permissions { get; } = [.. HostManifest.Value.Permissions.Select(p => p.Id), HostSetup.SignedInOnly];

    public void AddServices(WebApplicationBuilder builder, IReadOnlyList<LoadedModule> modules)
    {
        builder.UseHostFiles();
        builder.Services.AddSingleton(options);
        builder.Services.AddHost(options.Data, engine, keys, budget);
    }

    public void Configure(WebApplication app, IReadOnlyList<LoadedModule> modules)
    {
        app.UseHostWalls();
        app.UseModuleFiles(modules);
        app.UseRouting();
        app.UseAccess();
        app.UseAntiforgery();
        app.MapGet("/health/live", () => "ok").Public().ExcludeFromDescription();
        app.MapGet("/health/ready", Readiness.Answer).Public().ExcludeFromDescription();
        app.MapHost(app.MapGroup(ApiRoot));
        // The router reads the same list from the active modules.
        app.MapRazorComponents<App>().AddAdditionalAssemblies([.. modules.Select(m => m.Assembly).OfType<Assembly>()]);
    }

    public IEndpointRouteBuilder Api(WebApplication app, LoadedModule module) => app.MapGroup(ApiRoot).WithTags(module.Id);

    public Task Prepare(IServiceProvider services, LoadedModule? module, CancellationToken cancellation) =>
        HostSetup.Migrate(services, module?.Id ?? HostManifest.Value.Id, cancellation);

    public Task Open(IServiceProvider services, CancellationToken cancellation) => HostSetup.Open(services, cancellation);

    public bool Unavailable(Exception failure) => engine.MayPass(failure);

    public Task<IReadOnlyList<ClaimsPrincipal>> Watchers(IServiceProvider services, CancellationToken cancellation) => InventedSchool.People(services, cancellation);

    public Task<IReadOnlyList<string>> Subjects(IServiceProvider services, string slot, CancellationToken cancellation) =>
        InventedSchool.Subjects(services, slot, cancellation);
}
