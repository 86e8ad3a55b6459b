using System.Security.Claims;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Modules;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Gym24.Host.Demo;
using Gym24.Host.Events;
using Gym24.Host.Notices;
using Gym24.Host.Shell;
using Gym24.Modularity.Generations;
using Gym24.Modularity.Loading;

namespace Gym24.Host.Composition;

/// <summary>What a generation is made of. The host's rooms bring their own extension methods; here stands only their order.</summary>
/// <param name="engine">Shared by all generations: writers of this process queue in it.</param>
internal sealed class Recipe(HostOptions options, IDatabaseEngine engine) : IGenerationRecipe
{
    public IReadOnlyCollection<string> Permissions { get; } = [.. HostManifest.Value.Permissions.Select(p => p.Id)];

    public void AddServices(WebApplicationBuilder builder, IReadOnlyList<LoadedModule> modules)
    {
        builder.UseHostFiles();
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(new DemoMark(options.Demo));
        services.AddSingleton(engine);
        services.AddRequests();
        services.AddModuleDb<HostDb>(HostManifest.Value);
        services.AddSlices(typeof(Recipe).Assembly);
        services.AddAccess();
        services.AddSingleton<CatalogueDoor>();
        services.AddSingleton<ISchool, School>();
        services.AddScoped<Navigation>();
        services.AddScoped<Flash>();
        services.AddScoped<INotices, Notices.Notices>();
        services.AddScoped<UnreadNotices>();
        services.AddHostedService<Delivery>();
        services.AddLocalization();
        services.AddRazorComponents();
        services.AddAntiforgery();
    }

    public void Configure(WebApplication app, IReadOnlyList<LoadedModule> modules)
    {
        app.UseHeaders();
        app.UseModuleFiles(modules);
        app.UseLanguage();
        app.UseFailures();
        app.UseRouting();
        app.UseAccess();
        app.UseAntiforgery();
        app.MapGet("/health/live", () => "ok").Public();
        app.MapGet("/health/ready", () => "ok").Public();
        app.MapLanguage();
        app.MapGroup("/api/v1").MapIssueToken();
        app.MapRazorComponents<App>().AddAdditionalAssemblies([.. modules.Select(m => m.Assembly).OfType<System.Reflection.Assembly>()]);
    }

    public IEndpointRouteBuilder Api(WebApplication app, LoadedModule module) => app.MapGroup("/api/v1");

    public async Task Prepare(IServiceProvider services, LoadedModule? module, CancellationToken cancellation)
    {
        await Schema.Migrate(services, module?.Assembly ?? (module is null ? typeof(Recipe).Assembly : null), cancellation);
        if (module is not null)
            return;
        var manifests = services.GetRequiredService<IActiveModules>().All.Select(m => m.Manifest).Prepend(HostManifest.Value);
        await services.GetRequiredService<RoleBook>().Open(manifests, cancellation);
        await using var scope = services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().Ensure(cancellation);
    }

    public Task<ClaimsPrincipal> Rehearser(IServiceProvider services, CancellationToken cancellation) =>
        Task.FromResult(new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, "administrator")], "rehearsal")));
}
