using System.Reflection;
using Gym24.Contracts.Modules;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Modularity.Loading;

/// <summary>A module whose code is in the process. The same object serves every generation until its contents change.</summary>
public sealed class LoadedModule
{
    internal LoadedModule(ModuleManifest manifest, string hash, string folder, ModuleLoadContext? context, Assembly? assembly, Type? entry)
    {
        Manifest = manifest;
        Hash = hash;
        Folder = folder;
        Context = context;
        Assembly = assembly;
        Entry = entry;
    }

    public ModuleManifest Manifest { get; }

    public string Id => Manifest.Id;

    public string Hash { get; }

    /// <summary>The shadow copy it runs from.</summary>
    public string Folder { get; }

    /// <summary>The entry assembly; <see langword="null"/> for a pack without code.</summary>
    public Assembly? Assembly { get; }

    internal ModuleLoadContext? Context { get; }

    internal Type? Entry { get; }

    /// <summary>What the module registers, for work without a generation; nothing where it is a pack without code.</summary>
    public IServiceCollection Register()
    {
        var builder = new ModuleBuilder(Manifest);
        if (Entry is not null)
            ((IModule)Activator.CreateInstance(Entry)!).Register(builder);
        return builder.Services;
    }

    /// <summary>Whether a type came from the module's folder.</summary>
    internal bool Owns(Type type) =>
        Context is not null && System.Runtime.Loader.AssemblyLoadContext.GetLoadContext(type.Assembly) == Context;
}
