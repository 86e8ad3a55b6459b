using System.Reflection;
using System.Runtime.Loader;

namespace Gym24.Modularity.Loading;

/// <summary>Host first for what is shared, the module's own folder for the rest. Not collectible: one rendered page would pin it anyway.</summary>
internal sealed class ModuleLoadContext(string id, string entryPath) : AssemblyLoadContext(id, isCollectible: false)
{
    private readonly AssemblyDependencyResolver _resolver = new(entryPath);

    protected override Assembly? Load(AssemblyName name)
    {
        if (SharedAssemblies.Shares(name.Name!))
        {
            var ours = SharedAssemblies.VersionOf(name.Name!);
            if (name.CultureName is null or "" && name.Version > ours)
                throw new FileLoadException(Said.Of("Entry.TooNew", Name, name.Name, name.Version, ours).ToString(), name.Name);
            return null;
        }
        return _resolver.ResolveAssemblyToPath(name) is { } path ? LoadFromAssemblyPath(path) : null;
    }

    protected override nint LoadUnmanagedDll(string name) =>
        _resolver.ResolveUnmanagedDllToPath(name) is { } path ? LoadUnmanagedDllFromPath(path) : 0;
}
