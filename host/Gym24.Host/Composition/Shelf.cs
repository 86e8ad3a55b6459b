using Gym24.Modularity.Catalogue;
using Gym24.Modularity.Loading;

namespace Gym24.Host.Composition;

/// <summary>
/// The modules there are, for work on the database while nobody is served. A module that is switched off belongs to them: its tables hold
/// the school's data all the same.
/// </summary>
internal sealed class Shelf : IDisposable
{
    private readonly string _copies = Directory.CreateTempSubdirectory("gym24-shelf-").FullName;

    private Shelf() { }

    /// <summary>In the order of their dependencies.</summary>
    public IReadOnlyList<LoadedModule> Modules { get; private set; } = [];

    public static async Task<Shelf> Open(HostOptions options)
    {
        var shelf = new Shelf();
        var places = new ModulePlaces(options.Modules, Path.Combine(options.Data, "modules"));
        var decided = await new FileDecisions(Path.Combine(options.Data, "modules.json")).Read(default) ?? [];
        var folders = new FolderJudge().Read(places.All).Where(f => f.Refusal is null && f.Manifest is not null).ToList();
        var chosen = folders.GroupBy(f => f.Id, StringComparer.Ordinal).Select(same =>
            same.FirstOrDefault(f => decided.Any(d => d.Id == f.Id && d.Hash == f.Hash)) ?? same.First()).ToList();
        var plan = Planner.Make(chosen, [.. chosen.Select(f => new ModuleDecision(f.Id, true, f.Hash, f.Manifest!.Version))], []);
        var loader = new ModuleLoader(new ShadowCopy(shelf._copies));
        shelf.Modules = [.. plan.Active.Select(loader.Load)];
        return shelf;
    }

    public void Dispose()
    {
        try
        {
            Directory.Delete(_copies, recursive: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Windows keeps what is loaded until the process ends; the system's own sweep of temporary files takes it.
        }
    }
}
