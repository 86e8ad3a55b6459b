using System.Reflection;
using Gym24.Contracts;
using Gym24.Contracts.Modules;
using Gym24.Modularity.Loading;
using Gym24.Modularity.Manifests;

namespace Gym24.Modularity.Catalogue;

/// <summary>Reads the folders of the modules directories and judges each by itself.</summary>
public sealed class FolderJudge
{
    private readonly FolderHash _hashes = new();
    private readonly Dictionary<string, ModuleFolder> _judged = new(StringComparer.Ordinal);
    private readonly Lock _gate = new();

    /// <summary>The version of the contracts this host offers.</summary>
    public static ModuleVersion ContractsVersion { get; } = ModuleVersion.Parse(
        typeof(IModule).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion)
        ?? throw new InvalidOperationException("The contracts carry no version.");

    public IReadOnlyList<ModuleFolder> Read(IEnumerable<(string Directory, ModuleOrigin Origin)> places)
    {
        var folders = new List<ModuleFolder>();
        foreach (var (directory, origin) in places.Where(p => Directory.Exists(p.Directory)))
        {
            foreach (var folder in Directory.EnumerateDirectories(directory).Order(StringComparer.Ordinal))
            {
                if (System.IO.Path.GetFileName(folder)[0] is not ('.' or '_'))
                    folders.Add(Read(System.IO.Path.GetFullPath(folder), origin));
            }
        }
        return folders;
    }

    public ModuleFolder Read(string folder, ModuleOrigin origin)
    {
        try
        {
            var hash = _hashes.Of(folder);
            lock (_gate)
            {
                if (!_judged.TryGetValue(folder, out var known) || known.Hash != hash)
                    _judged[folder] = known = Judge(folder, origin, hash);
                return known;
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new ModuleFolder(folder, origin, "", null, null, Said.Of("Folder.Unreadable", e.Message));
        }
    }

    private static ModuleFolder Judge(string folder, ModuleOrigin origin, string hash)
    {
        var file = System.IO.Path.Combine(folder, ManifestReader.FileName);
        if (!File.Exists(file))
            return new ModuleFolder(folder, origin, hash, null, null, Said.Of("Manifest.None", ManifestReader.FileName));
        var (manifest, faults) = ManifestReader.Read(file);
        if (manifest is null)
        {
            return new ModuleFolder(folder, origin, hash, null, null, new LocalText(
                string.Join('\n', faults.Select(f => f.Words.Ru)), string.Join('\n', faults.Select(f => f.Words.En))));
        }
        var (assembly, refusal) = manifest.Entry is null ? (null, null) : EntryFile.Judge(System.IO.Path.Combine(folder, manifest.Entry));
        return new ModuleFolder(folder, origin, hash, manifest, assembly, OutOfRange(manifest) ?? Foreign(folder) ?? refusal ?? NameTaken(assembly));
    }

    private static LocalText? OutOfRange(ModuleManifest manifest) =>
        VersionRange.Parse(manifest.Contracts)!.Covers(ContractsVersion) ? null : Said.Of("Contracts.OutOfRange", manifest.Contracts, ContractsVersion);

    private static LocalText? Foreign(string folder) =>
        FolderHash.Files(folder).FirstOrDefault(f => SharedAssemblies.NeverShipped(f.Name)) is { } file ? Said.Of("Folder.ShipsShared", file.Name) : null;

    private static LocalText? NameTaken(string? assembly) =>
        assembly is not null && SharedAssemblies.HostHas(assembly) ? Said.Of("Entry.NameOfHost", assembly) : null;
}
