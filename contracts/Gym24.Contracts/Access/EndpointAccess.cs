using Microsoft.AspNetCore.Builder;

namespace Gym24.Contracts.Access;

/// <summary>Says who may call an endpoint. One without any of the three keeps its module from loading.</summary>
public static class EndpointAccess
{
    /// <summary>Needs the permission, in any scope; the handler narrows the rows.</summary>
    public static TBuilder Requires<TBuilder>(this TBuilder endpoint, string permission) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RequiresAttribute(permission));

    /// <summary>Open to anybody, signed in or not.</summary>
    /// <param name="endpoint">The endpoint or group.</param>
    /// <param name="catalogue">Part of the public catalogue, which the school may close as a whole.</param>
    public static TBuilder Public<TBuilder>(this TBuilder endpoint, bool catalogue = false) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new PublicAttribute { Catalogue = catalogue });

    /// <summary>For everybody who is signed in, whatever the role.</summary>
    public static TBuilder SignedIn<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new SignedInAttribute());
}
