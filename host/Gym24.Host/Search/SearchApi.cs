using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Gym24.Host.Search.Build;
using Gym24.Host.Search.Find;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Gym24.Host.Search;

/// <summary><c>/api/v1/search</c>: what the caller may find, in one order.</summary>
internal static class SearchApi
{
    private const int Most = 50;

    public static void MapSearch(this IEndpointRouteBuilder api)
    {
        var search = api.MapGroup("/search").WithTags("search");
        search.MapGet("", async Task<FoundList> (string? q, string? kind, int? size, IMediator mediator, CancellationToken cancellation) =>
        {
            var found = await mediator.Send(new FindInSchool(q, kind), cancellation);
            return new FoundList([.. found.Items.Take(Math.Clamp(size ?? 20, 1, Most)).Select(i => new FoundRow(i.Kind.Id, i.Title, i.Href, i.Text, i.ClassName))], found.Items.Count, found.Meant, found.Partly);
        }).Public().WithName("Search").WithSummary("What the caller may find by the words typed, the best first: people, classes, the catalogue, runs, legal bases, pages.");
        search.MapPost("/rebuild", async Task<NoContent> (IMediator mediator, CancellationToken cancellation) =>
        {
            await mediator.Send(new RebuildSearch(), cancellation);
            return TypedResults.NoContent();
        }).Requires(HostManifest.Jobs).WithName("RebuildSearch").WithSummary("Has the words of everything that is found built anew, in the background.");
    }

    /// <param name="Total">How many were found; of a kind with very many not all are counted.</param>
    /// <param name="Meant">What was looked for instead of what was typed: the other keyboard layout, or Russian in Latin letters.</param>
    /// <param name="Partly">Nothing has all the words.</param>
    internal sealed record FoundList(IReadOnlyList<FoundRow> Items, int Total, string? Meant, bool Partly);

    /// <param name="Kind">Such as <c>people.person</c>.</param>
    /// <param name="Href">Address of its page.</param>
    /// <param name="ClassName">The class of a pupil.</param>
    internal sealed record FoundRow(string Kind, string Title, string Href, string? Text, string? ClassName);
}
