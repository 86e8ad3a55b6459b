using Gym24.Contracts.Access;
using MediatR;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Gym24.Host.Search.Find;

/// <summary>What stands beneath the search box while somebody types: the first of what the page would show.</summary>
internal static class Suggestions
{
    public const string Address = "/search/suggest";

    private const int Shortest = 2;

    public static void MapSuggestions(this IEndpointRouteBuilder root) => root.MapGet(Address, async (string? q, IMediator mediator, CancellationToken cancellation) =>
    {
        var typed = (q ?? "").Trim();
        var found = typed.Length < Shortest ? FoundInSchool.Nothing : await mediator.Send(new FindInSchool(typed), cancellation);
        return new RazorComponentResult<SuggestionList>(new { Found = found, Typed = typed.Length <= TypedWords.MostLetters ? typed : "" });
    }).Public().ExcludeFromDescription();
}
