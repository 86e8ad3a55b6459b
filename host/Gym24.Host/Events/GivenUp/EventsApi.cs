using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using MediatR;

namespace Gym24.Host.Events.GivenUp;

/// <summary><c>/api/v1/events</c>: what was given up, and what an administrator decides about it.</summary>
internal static class EventsApi
{
    /// <param name="Reason">Why the event need not be delivered; 1 to 500 characters.</param>
    internal sealed record Aside(string? Reason);

    public static void MapEvents(this IEndpointRouteBuilder api)
    {
        var events = api.MapGroup("/events").Requires(HostManifest.Events).WithTags("events");
        events.MapGet("", async Task<Paged<GivenUpEvent>> (IMediator mediator, int? page, CancellationToken cancellation) =>
                await mediator.Send(new ListGivenUp(Math.Max(1, page ?? 1)), cancellation))
            .WithName("ListGivenUpEvents").WithSummary("Events given up after too many attempts, the latest first.");
        events.MapPost("/{id:guid}/retry", async (Guid id, IMediator mediator, CancellationToken cancellation) =>
        {
            await mediator.Send(new TryAgain(id), cancellation);
            return TypedResults.NoContent();
        }).WithName("RetryEvent").WithSummary("Delivers an event that was given up once more.").ProducesProblem(404);
        events.MapPost("/{id:guid}/put-aside", async (Guid id, Aside? body, IMediator mediator, CancellationToken cancellation) =>
        {
            await mediator.Send(new PutAside(id, body?.Reason ?? ""), cancellation);
            return TypedResults.NoContent();
        }).WithName("PutEventAside").WithSummary("Lets an event that was given up go undelivered.").ProducesProblem(400).ProducesProblem(404);
    }
}
