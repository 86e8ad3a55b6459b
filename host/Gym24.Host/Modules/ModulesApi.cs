using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Gym24.Modularity.Catalogue;
using MediatR;

namespace Gym24.Host.Modules;

/// <summary><c>GET /api/v1/modules</c> and what an administrator may do with one.</summary>
internal static class ModulesApi
{
    /// <param name="State"><c>active disabled found refused faulted set-aside</c>.</param>
    /// <param name="Contracts">The range of contract versions it asks for; <c>null</c> where the manifest cannot be read.</param>
    /// <param name="Newer">The version that waits to be accepted.</param>
    /// <param name="Reason">Why it is not active.</param>
    /// <param name="LastError">What failed when it was last switched on or upgraded.</param>
    internal sealed record Item(
        string Id, string Title, string State, string? Version, string? Contracts, string? Newer, string? Reason, string? LastError,
        int? StartupMilliseconds, Contributions Contributions)
    {
        public static Item Of(ModuleStatus status) => new(
            status.Id, status.Title.ToString(), status.State.Word(), status.Version, status.Contracts, status.Newer, status.Reason?.ToString(),
            status.LastError?.ToString(), status.Startup is { } took ? (int)took.TotalMilliseconds : null, status.Contributions);
    }

    public static void MapModules(this IEndpointRouteBuilder api)
    {
        var modules = api.MapGroup("/modules").Requires(HostManifest.Modules).WithTags("modules");
        modules.MapGet("", async (IMediator mediator, CancellationToken cancellation) =>
        {
            var all = await mediator.Send(new ListModules(), cancellation);
            return new Paged<Item>([.. all.Select(Item.Of)], all.Count);
        }).WithName("ListModules").WithSummary("Every module folder: its state, what it contributes, why it is not active.");
        foreach (var change in Enum.GetValues<ModuleChange>())
        {
            modules.MapPost($"/{{id}}/{change.ToString().ToLowerInvariant()}", async (string id, IMediator mediator) =>
            {
                await mediator.Send(new ChangeModule(id, change));
                return TypedResults.NoContent();
            }).WithName($"{change}Module").WithSummary("Builds the next generation beside the running one and switches to it; when that fails (422), nothing has changed.");
        }
    }
}
