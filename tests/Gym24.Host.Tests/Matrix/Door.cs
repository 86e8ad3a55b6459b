using System.Text.RegularExpressions;
using Gym24.Contracts.Access;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Matrix;

/// <summary>One way in: a page, an operation of the API, a file.</summary>
/// <param name="Method">A page is asked for; that it is posted to is a second question.</param>
/// <param name="Needs">The permission; <c>anybody</c>, <c>catalogue</c> or <c>signed in</c>.</param>
internal sealed partial record Door(string Method, string Route, bool IsPage, string Needs)
{
    public bool IsApi => Route.StartsWith("/api/", StringComparison.Ordinal);

    public bool Reads => Method == "GET";

    public string Name => IsPage ? $"page {Route}" : $"{Method} {Route}";

    /// <summary>The names of its parameters, in order.</summary>
    public IReadOnlyList<string> Parameters => [.. Holes().Matches(Route).Select(m => m.Groups[1].Value)];

    public string With(IReadOnlyList<string> ids)
    {
        var next = 0;
        return Holes().Replace(Route, _ => Uri.EscapeDataString(ids[next++]));
    }

    /// <summary>All ways in of the generation that runs.</summary>
    public static IReadOnlyList<Door> All(IServiceProvider services) =>
        [.. services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>().SelectMany(Of).DistinctBy(d => d.Name)
            .OrderBy(d => d.IsApi).ThenBy(d => d.Route, StringComparer.Ordinal).ThenBy(d => d.Method, StringComparer.Ordinal)];

    private static IEnumerable<Door> Of(RouteEndpoint endpoint)
    {
        var page = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        var needs = endpoint.Metadata.GetMetadata<RequiresAttribute>()?.Permission
            ?? (endpoint.Metadata.GetMetadata<PublicAttribute>() is { } open ? open.Catalogue ? "catalogue" : "anybody"
                : endpoint.Metadata.GetMetadata<SignedInAttribute>() is not null ? "signed in" : "nobody");
        var methods = page ? ["GET"] : endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["GET"];
        var route = "/" + endpoint.RoutePattern.RawText!.Trim('/');
        return methods.Select(m => new Door(m, Holes().Replace(route, hole => $"{{{hole.Groups[1].Value}}}"), page, needs));
    }

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex Holes();
}
