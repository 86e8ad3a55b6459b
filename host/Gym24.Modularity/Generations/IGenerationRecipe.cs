using System.Security.Claims;
using Gym24.Modularity.Loading;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;

namespace Gym24.Modularity.Generations;

/// <summary>What the host cooks a generation from. Called anew for every generation; modules come in the order of their dependencies.</summary>
public interface IGenerationRecipe
{
    /// <summary>Permissions the host itself declares.</summary>
    IReadOnlyCollection<string> Permissions { get; }

    /// <summary>Adds the host's services. The modules' own are merged afterwards.</summary>
    void AddServices(WebApplicationBuilder builder, IReadOnlyList<LoadedModule> modules);

    /// <summary>Pipeline, pages and the host's endpoints.</summary>
    void Configure(WebApplication app, IReadOnlyList<LoadedModule> modules);

    /// <summary>Where a module maps its API: a group made for this call, so that what appears in it is the module's.</summary>
    IEndpointRouteBuilder Api(WebApplication app, LoadedModule module);

    /// <summary>Brings the schema up to date: once for the host (<see langword="null"/>), then once for each module.</summary>
    Task Prepare(IServiceProvider services, LoadedModule? module, CancellationToken cancellation);

    /// <summary>After all schemas are up to date, before modules start and anybody comes in.</summary>
    Task Open(IServiceProvider services, CancellationToken cancellation);

    /// <summary>Whether something all modules need was away: no module's fault, the same start may succeed in a moment.</summary>
    bool Unavailable(Exception failure) => false;

    /// <summary>Those who look at a module during its rehearsal: the people of the invented school who have an account, by role.</summary>
    Task<IReadOnlyList<ClaimsPrincipal>> Watchers(IServiceProvider services, CancellationToken cancellation);

    /// <summary>Ids of what the pages with a slot show, in the invented school; none for a slot the host does not know.</summary>
    Task<IReadOnlyList<string>> Subjects(IServiceProvider services, string slot, CancellationToken cancellation);
}
