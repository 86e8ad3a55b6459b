using Gym24.Contracts;
using Gym24.Modularity.Catalogue;

namespace Gym24.Modularity.Generations;

internal static class StatusList
{
    public static IReadOnlyList<ModuleStatus> Make(Plan plan, IReadOnlyList<ModuleDecision> decisions, Generation? running, IReadOnlyDictionary<string, LocalText> errors)
    {
        var rows = plan.All.Select(placed => Row(placed, running, errors)).ToList();
        rows.AddRange(decisions.Where(d => d.Enabled && rows.TrueForAll(r => r.Id != d.Id)).Select(gone => new ModuleStatus(
            gone.Id, gone.Id, gone.Id, ModuleState.SetAside, Said.Of("Plan.Gone"), gone.Version, null, "", ModuleOrigin.Installed,
            null, errors.GetValueOrDefault(gone.Id), null, null, Contributions.None)));
        return [.. rows.OrderBy(r => r.Id, StringComparer.Ordinal).ThenBy(r => r.Key, StringComparer.Ordinal)];
    }

    private static ModuleStatus Row(Placement placed, Generation? running, IReadOnlyDictionary<string, LocalText> errors)
    {
        var folder = placed.Folder;
        var manifest = folder.Manifest;
        var run = placed.State == ModuleState.Active ? running?.Runs.GetValueOrDefault(folder.Id) : null;
        return new ModuleStatus(folder.Id, $"{folder.Id}-{folder.Name}", manifest?.Title ?? folder.Name, placed.State, placed.Reason, manifest?.Version,
            manifest?.Contracts, folder.Path, folder.Origin, manifest, errors.GetValueOrDefault(folder.Id), placed.Newer?.Manifest?.Version,
            run?.Startup, run?.Contributions ?? Contributions.None);
    }
}
