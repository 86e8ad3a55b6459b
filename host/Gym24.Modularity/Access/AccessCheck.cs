using Gym24.Contracts.Access;
using Gym24.Contracts.Events;
using Gym24.Contracts.Jobs;
using Gym24.Contracts.Shell;
using Gym24.Modularity.Catalogue;
using Gym24.Modularity.Loading;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Routing;

namespace Gym24.Modularity.Access;

/// <summary>Closed by default: whatever people or events can reach says who may, or its module stays out.</summary>
internal sealed class AccessCheck(IReadOnlySet<string> declared)
{
    /// <exception cref="ModuleFault">Something carries no permission, or one nobody declares.</exception>
    public void Types(LoadedModule module)
    {
        foreach (var type in module.Assembly?.GetTypes() ?? [])
        {
            if (type is { IsAbstract: true } or { IsInterface: true })
                continue;
            var kind = type.IsDefined(typeof(RouteAttribute), inherit: false) ? "Access.Page"
                : Implements(type, i => i.FullName == "MediatR.IBaseRequest") ? "Access.Request"
                : Implements(type, i => i.IsGenericType && i.GetGenericTypeDefinition() == typeof(IEventHandler<>)) ? "Access.Handler"
                : Implements(type, i => i == typeof(IJob)) ? "Access.Job"
                : null;
            if (kind is not null)
                Declares(module, kind, type.Name, type.GetCustomAttributes(inherit: true));
        }
    }

    /// <summary>Entries, tiles and panels say in their declaration for whom they are; a permission they name must exist.</summary>
    /// <exception cref="ModuleFault">It does not.</exception>
    public void Contributions(LoadedModule module, IEnumerable<object> contributed)
    {
        foreach (var thing in contributed)
        {
            if (thing is NavigationEntry { Permission: { } entrance } entry)
                Known(module, "Access.Navigation", entry.Href, entrance);
            else if (thing is DashboardTile { Permission: { } sight } tile)
                Known(module, "Access.Tile", tile.Component.Name, sight);
            else if (thing is SlotPanel { Permission: { } look } panel)
                Known(module, "Access.Tile", panel.Component.Name, look);
        }
    }

    /// <exception cref="ModuleFault">An endpoint says nothing about access.</exception>
    public void Endpoint(LoadedModule module, RouteEndpoint endpoint) =>
        Declares(module, "Access.Endpoint", Name(endpoint), endpoint.Metadata);

    /// <summary>An endpoint as people write it: <c>GET /api/v1/runs</c>.</summary>
    public static string Name(RouteEndpoint endpoint)
    {
        var address = "/" + endpoint.RoutePattern.RawText?.Trim('/');
        return endpoint.Metadata.GetMetadata<IHttpMethodMetadata>() is { HttpMethods: { Count: > 0 } methods } ? $"{string.Join(' ', methods)} {address}" : address;
    }

    private void Declares(LoadedModule module, string kind, string name, IEnumerable<object> marks)
    {
        var open = false;
        foreach (var mark in marks)
        {
            if (mark is RequiresAttribute requires)
            {
                Known(module, kind, name, requires.Permission);
                open = true;
            }
            open |= mark is PublicAttribute or SignedInAttribute;
        }
        if (!open)
            throw new ModuleFault(module.Id, ModuleState.Refused, Said.Of("Access.Undeclared", Said.Of(kind, name)));
    }

    private void Known(LoadedModule module, string kind, string name, string permission)
    {
        if (!declared.Contains(permission))
            throw new ModuleFault(module.Id, ModuleState.Refused, Said.Of("Access.Unknown", Said.Of(kind, name), permission));
    }

    private static bool Implements(Type type, Func<Type, bool> wanted) => Array.Exists(type.GetInterfaces(), i => wanted(i));
}
