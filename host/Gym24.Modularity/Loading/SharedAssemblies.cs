using System.Collections.Concurrent;
using System.Reflection;

namespace Gym24.Modularity.Loading;

/// <summary>Assemblies host and modules must have in common, so that a type is the same type on both sides.</summary>
public static class SharedAssemblies
{
    private static readonly string[] Families =
    [
        "Gym24.Contracts", "Microsoft.AspNetCore", "Microsoft.Extensions", "Microsoft.EntityFrameworkCore", "Microsoft.Data.Sqlite",
        "SQLitePCLRaw", "Microsoft.JSInterop", "Microsoft.Net.Http.Headers", "System", "MediatR", "Scrutor", "Microsoft.CSharp", "Microsoft.VisualBasic",
        "Microsoft.Win32", "netstandard", "mscorlib", "WindowsBase",
    ];

    private static readonly Lazy<Dictionary<string, string>> Paths = new(() =>
        ((string?)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .GroupBy(p => Path.GetFileNameWithoutExtension(p), StringComparer.OrdinalIgnoreCase)
            .ToDictionary(g => g.Key, g => g.First(), StringComparer.OrdinalIgnoreCase));

    private static readonly ConcurrentDictionary<string, Version> Versions = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>Files no module may bring: with a second copy the module would speak to nobody.</summary>
    public static bool NeverShipped(string fileName) =>
        fileName.EndsWith(".dll", StringComparison.OrdinalIgnoreCase)
        && (fileName.StartsWith("Gym24.Contracts", StringComparison.OrdinalIgnoreCase) || fileName.Equals("MediatR.dll", StringComparison.OrdinalIgnoreCase));

    /// <summary>Whether the host has it and shares it, whatever lies in the module's folder.</summary>
    public static bool Shares(string simpleName) =>
        Array.Exists(Families, f => simpleName.Equals(f, StringComparison.OrdinalIgnoreCase) || simpleName.StartsWith(f + ".", StringComparison.OrdinalIgnoreCase))
        && Paths.Value.ContainsKey(simpleName);

    /// <summary>Whether the host itself has an assembly of this name, shared or not.</summary>
    public static bool HostHas(string simpleName) => Paths.Value.ContainsKey(simpleName);

    /// <summary>The host's version of a shared assembly.</summary>
    public static Version VersionOf(string simpleName) =>
        Versions.GetOrAdd(simpleName, name => AssemblyName.GetAssemblyName(Paths.Value[name]).Version ?? new Version());
}
