using Gym24.Contracts;
using Gym24.Contracts.Modules;

namespace Gym24.Modularity.Catalogue;

/// <summary>What a module brings into the running generation.</summary>
public sealed record Contributions(
    IReadOnlyList<string> Pages, IReadOnlyList<string> Endpoints, IReadOnlyList<string> Tiles, IReadOnlyList<string> Navigation, IReadOnlyList<string> Permissions)
{
    public static readonly Contributions None = new([], [], [], [], []);
}

/// <summary>One row of the modules page.</summary>
/// <param name="Id">The module's id; the folder's name where the manifest cannot be read.</param>
/// <param name="Key">Tells apart two folders with one id.</param>
/// <param name="Contracts">The range of contract versions it asks for.</param>
/// <param name="Reason">Why it is not active, in plain words.</param>
/// <param name="LastError">What failed when it was last switched on or upgraded while the school worked.</param>
/// <param name="Newer">Version of a copy that waits to be accepted, if there is one.</param>
/// <param name="Startup">How long it took to register, migrate and start.</param>
public sealed record ModuleStatus(
    string Id, string Key, LocalText Title, ModuleState State, LocalText? Reason, string? Version, string? Contracts, string Folder, ModuleOrigin Origin,
    ModuleManifest? Manifest, LocalText? LastError, string? Newer, TimeSpan? Startup, Contributions Contributions);
