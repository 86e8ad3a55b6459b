using Gym24.Modularity.Loading;

namespace Gym24.Modularity.Catalogue;

/// <summary>Where modules lie.</summary>
/// <param name="Shipped">Directories that come with the host.</param>
/// <param name="Installed">The school's own directory.</param>
public sealed record ModulePlaces(IReadOnlyList<string> Shipped, string Installed)
{
    public IEnumerable<(string Directory, ModuleOrigin Origin)> All => Shipped.Select(s => (s, ModuleOrigin.Shipped)).Append((Installed, ModuleOrigin.Installed));
}

/// <summary>The folders there are, and what the school decided about them.</summary>
public sealed class ModuleCatalogue(ModulePlaces places, FolderJudge judge, IModuleDecisions decisions, ShadowCopy copies)
{
    public Task<IReadOnlyList<ModuleDecision>?> Decisions(CancellationToken cancellation) => decisions.Read(cancellation);

    public Task Decide(IReadOnlyCollection<ModuleDecision> made, CancellationToken cancellation) => decisions.Write(made, cancellation);

    /// <summary>At the start of the process: what ships with the host is accepted as it lies there, and copies of anything else are swept away.</summary>
    public async Task<IReadOnlyList<ModuleDecision>> Open(CancellationToken cancellation)
    {
        var folders = judge.Read(places.All);
        var known = await decisions.Read(cancellation);
        var shipped = folders.Where(f => f.Origin == ModuleOrigin.Shipped && f.Refusal is null && f.Manifest is not null).DistinctBy(f => f.Id).ToArray();
        var accepted = known is null
            ? [.. shipped.Select(f => new ModuleDecision(f.Id, true, f.Hash, f.Manifest!.Version))]
            : shipped.Select(f => Renewed(known.FirstOrDefault(d => d.Id == f.Id), f, folders)).OfType<ModuleDecision>().ToArray();
        if (known is null || accepted.Length > 0)
            await decisions.Write(accepted, cancellation);
        ModuleDecision[] all = [.. (known ?? []).Where(k => Array.TrueForAll(accepted, a => a.Id != k.Id)), .. accepted];
        copies.Sweep(all.Select(d => d.Hash ?? "").ToHashSet(StringComparer.Ordinal));
        return all;
    }

    /// <summary>The folders as they lie now, and beside them the accepted copies whose folders hold other files meanwhile.</summary>
    /// <param name="running">Ids that serve now: their accepted copy stays even if the folder is gone.</param>
    public IReadOnlyList<ModuleFolder> Look(IReadOnlyList<ModuleDecision> made, IReadOnlySet<string> running)
    {
        var folders = judge.Read(places.All);
        var accepted = made.Where(d => d is { Enabled: true, Hash: not null } && !folders.Any(f => f.Id == d.Id && f.Hash == d.Hash)
            && (running.Contains(d.Id) || folders.Any(f => f.Id == d.Id)) && copies.Has(d.Id, d.Hash));
        return [.. folders, .. accepted.Select(d => judge.Read(copies.PathOf(d.Id, d.Hash!), ModuleOrigin.Accepted))];
    }

    private static ModuleDecision? Renewed(ModuleDecision? decision, ModuleFolder folder, IReadOnlyList<ModuleFolder> all) =>
        decision is null || all.Any(f => f.Id == decision.Id && f.Hash == decision.Hash) ? null
            : decision with { Hash = folder.Hash, Version = folder.Manifest!.Version };
}
