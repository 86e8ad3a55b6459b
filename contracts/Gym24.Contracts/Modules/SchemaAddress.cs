using Gym24.Contracts.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Gym24.Contracts.Modules;

/// <summary>Where authors of packs find what their files may hold: JSON Schemas (draft 2020-12) below <c>/schemas</c>, open to anybody.</summary>
public static class SchemaAddress
{
    /// <summary>Serves a schema that is embedded in the assembly of <typeparamref name="TOwner"/> as <c>{name}.schema.json</c>.</summary>
    public static void MapSchema<TOwner>(this IEndpointRouteBuilder root, string name)
    {
        using var stream = typeof(TOwner).Assembly.GetManifestResourceStream($"{name}.schema.json")
            ?? throw new ArgumentException($"{typeof(TOwner).Assembly.GetName().Name} has no {name}.schema.json", nameof(name));
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        var content = copy.ToArray();
        root.MapGet($"/schemas/{name}.json", http =>
        {
            http.Response.ContentType = "application/schema+json";
            return http.Response.Body.WriteAsync(content, http.RequestAborted).AsTask();
        }).Public().ExcludeFromDescription();
    }
}
