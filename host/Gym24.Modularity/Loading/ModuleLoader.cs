using System.Collections.Concurrent;
using System.Reflection;
using Gym24.Contracts.Modules;
using Gym24.Modularity.Catalogue;

namespace Gym24.Modularity.Loading;

/// <summary>Brings module code into the process, once per contents.</summary>
public sealed class ModuleLoader(ShadowCopy copies)
{
    private readonly ConcurrentDictionary<(string Id, string Hash), LoadedModule> _loaded = new();

    /// <exception cref="ModuleFault">The assembly cannot be loaded or holds no module.</exception>
    public LoadedModule Load(ModuleFolder folder) => _loaded.GetOrAdd((folder.Id, folder.Hash), _ => LoadNew(folder));

    private LoadedModule LoadNew(ModuleFolder folder)
    {
        var manifest = folder.Manifest!;
        var copy = copies.Take(folder);
        if (manifest.Entry is null)
            return new LoadedModule(manifest, folder.Hash, copy, null, null, null);
        try
        {
            var path = Path.Combine(copy, manifest.Entry);
            var context = new ModuleLoadContext(manifest.Id, path);
            var assembly = context.LoadFromAssemblyPath(path);
            var entries = assembly.GetExportedTypes().Where(t => t is { IsClass: true, IsAbstract: false } && t.IsAssignableTo(typeof(IModule))).ToArray();
            if (entries.Length != 1 || entries[0].GetConstructor(Type.EmptyTypes) is null)
                throw new ModuleFault(manifest.Id, ModuleState.Refused, Said.Of("Entry.NoModule", manifest.Entry, entries.Length));
            return new LoadedModule(manifest, folder.Hash, copy, context, assembly, entries[0]);
        }
        catch (Exception e) when (e is IOException or BadImageFormatException or TypeLoadException or ReflectionTypeLoadException or MissingMethodException)
        {
            throw new ModuleFault(manifest.Id, ModuleState.Refused, Said.Of("Entry.NotLoaded", manifest.Entry, e.Message), e);
        }
    }
}
