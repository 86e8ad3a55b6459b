using System.Text;
using Gym24.Contracts;
using Gym24.Modularity.Catalogue;
using Gym24.Modularity.Loading;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Patterns;

namespace Gym24.Modularity.Access;

/// <summary>Two answers to one address are found when the generation is built, not by whoever asks first.</summary>
internal sealed class TakenAddresses
{
    private readonly Dictionary<string, string?> _owners = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Takes what stands there already: the host's own addresses first, then the modules' pages in their order.</summary>
    /// <exception cref="ModuleFault">A page stands where something else does.</exception>
    public void Take(IEnumerable<EndpointDataSource> sources, IReadOnlyList<LoadedModule> modules)
    {
        var all = sources.SelectMany(s => s.Endpoints).OfType<RouteEndpoint>().ToLookup(e =>
            e.Metadata.GetMetadata<ComponentTypeMetadata>() is { Type: var page } ? modules.FirstOrDefault(m => m.Owns(page)) : null);
        foreach (var endpoint in all[null])
        {
            foreach (var key in Keys(endpoint))
                _owners.TryAdd(key, null);
        }
        foreach (var module in modules)
            Take(module, all[module]);
    }

    /// <exception cref="ModuleFault">One of the addresses is taken.</exception>
    public void Take(LoadedModule module, IEnumerable<RouteEndpoint> endpoints)
    {
        foreach (var endpoint in endpoints)
        {
            foreach (var key in Keys(endpoint))
            {
                if (_owners.TryAdd(key, module.Id))
                    continue;
                var owner = _owners[key] is { } other ? new LocalText($"«{other}»", $"“{other}”") : Said.Of("Access.Host");
                throw new ModuleFault(module.Id, ModuleState.Refused, Said.Of("Access.Taken", endpoint.RoutePattern.RawText, owner));
            }
        }
    }

    private static IEnumerable<string> Keys(RouteEndpoint endpoint)
    {
        var shape = Shape(endpoint.RoutePattern);
        var methods = endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        return methods is { Count: > 0 } ? methods.Select(m => $"{m} {shape}") : [$"* {shape}"];
    }

    // Names of parameters do not tell addresses apart, their constraints do.
    private static string Shape(RoutePattern pattern)
    {
        var shape = new StringBuilder();
        foreach (var segment in pattern.PathSegments)
        {
            shape.Append('/');
            foreach (var part in segment.Parts)
            {
                shape.Append(part switch
                {
                    RoutePatternLiteralPart literal => literal.Content,
                    RoutePatternSeparatorPart separator => separator.Content,
                    RoutePatternParameterPart parameter => $"{{{(parameter.IsCatchAll ? "*" : "")}{(parameter.IsOptional ? "?" : "")}:{string.Join(':', parameter.ParameterPolicies.Select(p => p.Content))}}}",
                    _ => "",
                });
            }
        }
        return shape.ToString();
    }
}
