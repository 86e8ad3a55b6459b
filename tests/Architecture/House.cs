using System.Reflection;
using System.Runtime.Loader;

namespace Gym24.Architecture;

/// <summary>The house as it stands: its files and the assemblies built from them.</summary>
internal static class House
{
    public static readonly string Root = Find();

    /// <summary>The published folder of every module, by id.</summary>
    public static readonly IReadOnlyDictionary<string, string> ModuleFolders =
        Directory.GetDirectories(Path.Combine(Root, "artifacts", "modules")).ToDictionary(d => Path.GetFileName(d)!);

    /// <summary>The entry assemblies of our modules.</summary>
    public static readonly IReadOnlyList<Assembly> Modules = LoadModules();

    public static readonly Assembly Host = Assembly.Load("gym24");

    public static IEnumerable<string> Files(string room, params string[] endings) =>
        Directory.EnumerateFiles(Path.Combine(Root, room), "*", SearchOption.AllDirectories)
            .Where(f => endings.Any(e => f.EndsWith(e, StringComparison.Ordinal)))
            .Where(f => !Parts(f).Any(p => p is "bin" or "obj" or "node_modules" or "vendor"));

    public static IEnumerable<string> Parts(string file) => Path.GetRelativePath(Root, file).Split(Path.DirectorySeparatorChar);

    public static string Short(string file) => Path.GetRelativePath(Root, file);

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Gym24.Platform.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The tests do not stand in the repository.");
    }

    private static List<Assembly> LoadModules() => ModuleFolders.Values
        .SelectMany(folder => Directory.GetFiles(folder, "Gym24.*.dll"))
        .Select(file => new FromFolder(file).LoadFromAssemblyPath(file)).ToList();

    private sealed class FromFolder(string entry) : AssemblyLoadContext(Path.GetFileName(entry))
    {
        private readonly AssemblyDependencyResolver _resolver = new(entry);

        protected override Assembly? Load(AssemblyName name)
        {
            try
            {
                return Default.LoadFromAssemblyName(name);
            }
            catch (FileNotFoundException)
            {
                return _resolver.ResolveAssemblyToPath(name) is { } path ? LoadFromAssemblyPath(path) : null;
            }
        }
    }
}
