using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gym24.Contracts.Files;

/// <summary>Where tables are fetched.</summary>
public static class TableEndpoints
{
    /// <summary>
    /// Maps <c>{path}.xlsx</c> and <c>{path}.csv</c> to one handler, which returns a <see cref="TableFile{TRow}"/>. Say who may call them on what comes back.
    /// </summary>
    /// <param name="routes">Of the module, or of a group.</param>
    /// <param name="path">Without ending, such as <c>/files/partnerships/agreements</c>; the component <c>TableLinks</c> takes the same.</param>
    /// <param name="handler">Returns <c>Task&lt;TableFile&lt;…&gt;&gt;</c>.</param>
    /// <param name="name">Name of the operation in the description of the API, to which the format is added; absent: not described.</param>
    /// <param name="summary">What the description says of it.</param>
    public static IEndpointConventionBuilder MapTable(this IEndpointRouteBuilder routes, string path, Delegate handler, string? name = null, string? summary = null)
    {
        var both = routes.MapGroup("");
        foreach (var format in Enum.GetValues<TableFormat>())
        {
            var endpoint = both.MapGet(path + format.Ending(), handler)
                .WithMetadata(new Writes(format), new ProducesResponseTypeMetadata(StatusCodes.Status200OK, typeof(byte[]), [format.MediaType().Split(';')[0]]));
            if (name is null)
                endpoint.ExcludeFromDescription();
            else
                endpoint.WithName(name + format).WithSummary(summary ?? "");
        }
        return both;
    }

    internal sealed record Writes(TableFormat Format);
}
