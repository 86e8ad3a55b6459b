using Gym24.Contracts.Access;
using Gym24.Contracts.Papers;
using Gym24.Host.Data;
using Gym24.Host.Papers.ListTemplates;
using MediatR;

namespace Gym24.Host.Papers;

/// <summary>What the pages link to: documents of papers.</summary>
internal static class PaperFiles
{
    public const string Address = "/files/host/papers";

    public static void MapPaperFiles(this IEndpointRouteBuilder root)
    {
        var files = root.MapGroup(Address).Requires(HostManifest.Papers);
        files.MapGet("/{id}", Read).ExcludeFromDescription();
        files.MapGet("/{id}/shipped", (string id, IMediator mediator, CancellationToken cancellation) => Send(id, shipped: true, mediator, cancellation)).ExcludeFromDescription();
    }

    private static Task<PaperFile> Read(string id, IMediator mediator, CancellationToken cancellation) => Send(id, shipped: false, mediator, cancellation);

    private static Task<PaperFile> Send(string id, bool shipped, IMediator mediator, CancellationToken cancellation) => mediator.Send(new ReadTemplate(id, shipped), cancellation);
}
