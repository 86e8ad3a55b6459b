using Gym24.Contracts;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Gym24.Tpu;

/// <summary>What all parts of the API answer alike.</summary>
internal static class Answers
{
    public static async Task<NoContent> Done<T>(IMediator mediator, IRequest<T> request, CancellationToken cancellation)
    {
        await mediator.Send(request, cancellation);
        return TypedResults.NoContent();
    }

    /// <summary>A list that is short enough to be given whole.</summary>
    public static async Task<Ok<Paged<T>>> Listed<T>(IMediator mediator, IRequest<IReadOnlyList<T>> request, CancellationToken cancellation)
    {
        var found = await mediator.Send(request, cancellation);
        return TypedResults.Ok(new Paged<T>(found, found.Count));
    }

    /// <summary>A word of a filter; nothing where none is given.</summary>
    /// <exception cref="Refusal">There is no such word.</exception>
    public static TWord? Word<TWord>(string? word, string field) where TWord : struct, Enum => string.IsNullOrEmpty(word) ? null
        : Enum.GetValues<TWord>().Cast<TWord?>().FirstOrDefault(w => w.ToString()!.Equals(word, StringComparison.OrdinalIgnoreCase))
            ?? throw new Refusal(RefusalKind.Invalid, "invalid", Texts.T["Work.UnknownState"], field);
}
