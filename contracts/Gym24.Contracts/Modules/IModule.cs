using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Contracts.Modules;

/// <summary>The entry of a module: exactly one public class of the entry assembly implements it, with a constructor without parameters.</summary>
public interface IModule
{
    /// <summary>Registers what the module brings. Services of other assemblies than the module's own are refused, extension points excepted.</summary>
    void Register(IModuleBuilder module);

    /// <summary>Adds the module's API below <c>/api/v1</c>. Every endpoint declares who may call it.</summary>
    void Map(IEndpointRouteBuilder api) { }

    /// <summary>
    /// Adds addresses that are neither pages nor API, such as pictures: they count from the root and know people as pages do, by cookie.
    /// Every endpoint declares who may call it.
    /// </summary>
    void MapRoot(IEndpointRouteBuilder root) { }

    /// <summary>Runs after migration and before the first request, within ten seconds. Throwing keeps the module out.</summary>
    Task Start(IServiceProvider services, CancellationToken cancellation) => Task.CompletedTask;
}

/// <summary>What a module registers into.</summary>
public interface IModuleBuilder
{
    ModuleManifest Manifest { get; }

    /// <summary>The module's own collection; the host merges it.</summary>
    IServiceCollection Services { get; }
}

/// <summary>The modules that are active in this generation.</summary>
public interface IActiveModules
{
    IReadOnlyList<ActiveModule> All { get; }

    /// <summary>The module an assembly's code belongs to, or <see langword="null"/> for the host.</summary>
    ActiveModule? Of(System.Reflection.Assembly assembly);
}

/// <summary>A module that is active.</summary>
/// <param name="Manifest">What it says of itself.</param>
/// <param name="Folder">Where its files lie, such as <c>catalogue.yaml</c>. Read only.</param>
/// <param name="Assembly">The entry assembly; <see langword="null"/> for a pack without code.</param>
public sealed record ActiveModule(ModuleManifest Manifest, string Folder, System.Reflection.Assembly? Assembly);
