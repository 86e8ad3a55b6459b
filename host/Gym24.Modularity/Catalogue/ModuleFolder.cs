using Gym24.Contracts;
using Gym24.Contracts.Modules;

namespace Gym24.Modularity.Catalogue;

/// <summary>Where a folder lies decides whom we trust: what ships with the host comes and goes with the host.</summary>
public enum ModuleOrigin
{
    Shipped,
    Installed,

    /// <summary>The copy that was accepted, while other files lie in the folder now.</summary>
    Accepted,
}

/// <summary>A folder of a modules directory as it was read, before any code of it runs.</summary>
/// <param name="Path">Absolute.</param>
/// <param name="Hash">Of all files with their names.</param>
/// <param name="Manifest"><see langword="null"/> when it cannot be read.</param>
/// <param name="Assembly">Simple name of the entry assembly; <see langword="null"/> for a pack without code.</param>
/// <param name="Refusal">Why it cannot be used, if so.</param>
public sealed record ModuleFolder(string Path, ModuleOrigin Origin, string Hash, ModuleManifest? Manifest, string? Assembly, LocalText? Refusal)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>The id it claims, or the folder's name where it claims none.</summary>
    public string Id => Manifest?.Id ?? Name;
}
