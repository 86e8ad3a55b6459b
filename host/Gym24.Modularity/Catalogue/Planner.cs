using Gym24.Contracts;
using Gym24.Modularity.Manifests;

namespace Gym24.Modularity.Catalogue;

/// <summary>What became of a folder, and why.</summary>
/// <param name="Newer">A copy of the module with other contents that waits to be accepted.</param>
public sealed record Placement(ModuleFolder Folder, ModuleState State, LocalText? Reason, ModuleFolder? Newer = null);

/// <summary>A failure found while a module was put together; holds for exactly these contents.</summary>
public sealed record Verdict(string Id, string Hash, ModuleState State, LocalText Reason);

/// <summary>Who serves in the next generation, in the order of their dependencies, and where everybody else stands.</summary>
public sealed record Plan(IReadOnlyList<ModuleFolder> Active, IReadOnlyList<Placement> All);

/// <summary>Decides from folders, decisions and past failures; touches nothing.</summary>
public static class Planner
{
    public static Plan Make(IReadOnlyList<ModuleFolder> folders, IReadOnlyList<ModuleDecision> decisions, IReadOnlyCollection<Verdict> verdicts)
    {
        var placed = new List<Placement>();
        var candidates = new List<Placement>();
        foreach (var same in folders.GroupBy(f => f.Id, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var decision = decisions.FirstOrDefault(d => d.Id == same.Key);
            var chosen = Choose([.. same], decision, placed);
            if (chosen is null)
                continue;
            var verdict = verdicts.FirstOrDefault(v => v.Id == chosen.Folder.Id && v.Hash == chosen.Folder.Hash);
            if (decision is null && verdict is null)
                placed.Add(chosen with { State = ModuleState.Found });
            else if (decision is { Enabled: false } && verdict is null)
                placed.Add(chosen with { State = ModuleState.Disabled });
            else if (verdict is not null)
                placed.Add(chosen with { State = verdict.State, Reason = verdict.Reason });
            else if (decision!.Hash is { } accepted && accepted != chosen.Folder.Hash)
                placed.Add(chosen with { State = ModuleState.Found, Reason = Said.Of("Plan.Changed") });
            else
                candidates.Add(chosen);
        }
        RefuseSharedNames(candidates, placed);
        var active = Order(candidates, placed);
        placed.AddRange(active);
        return new Plan([.. active.Select(p => p.Folder)], [.. placed.OrderBy(p => p.Folder.Id, StringComparer.Ordinal).ThenBy(p => p.Folder.Path, StringComparer.Ordinal)]);
    }

    private static Placement? Choose(List<ModuleFolder> copies, ModuleDecision? decision, List<Placement> placed)
    {
        foreach (var broken in copies.Where(c => c.Refusal is not null && (c.Hash != decision?.Hash || c.Hash.Length == 0)).ToArray())
        {
            if (copies.Count == 1 || decision is null || copies.Any(c => c.Hash == decision.Hash))
            {
                placed.Add(new Placement(broken, ModuleState.Refused, broken.Refusal));
                copies.Remove(broken);
            }
        }
        if (copies.Count == 0)
            return null;
        var chosen = copies.FirstOrDefault(c => decision is not null && c.Hash == decision.Hash) ?? copies[0];
        ModuleFolder? newer = null;
        foreach (var other in copies.Where(c => c != chosen))
        {
            var order = ModuleVersion.Parse(other.Manifest?.Version)?.CompareTo(ModuleVersion.Parse(chosen.Manifest?.Version)) ?? 0;
            if ((order > 0 || chosen.Origin == ModuleOrigin.Accepted) && decision?.Hash == chosen.Hash && other.Refusal is null)
                newer ??= other;
            else if (order < 0 && decision?.Hash == chosen.Hash)
                placed.Add(new Placement(other, ModuleState.SetAside, Said.Of("Plan.Older", chosen.Manifest!.Version, chosen.Name)));
            else
                placed.Add(new Placement(other, ModuleState.Refused, Said.Of("Plan.SameId", other.Id, chosen.Name)));
        }
        if (chosen.Refusal is null)
            return new Placement(chosen, ModuleState.Active, null, newer);
        placed.Add(new Placement(chosen, ModuleState.Refused, chosen.Refusal, newer));
        return null;
    }

    private static void RefuseSharedNames(List<Placement> candidates, List<Placement> placed)
    {
        foreach (var same in candidates.Where(c => c.Folder.Assembly is not null).GroupBy(c => c.Folder.Assembly, StringComparer.OrdinalIgnoreCase).ToArray())
        {
            foreach (var second in same.Skip(1))
            {
                candidates.Remove(second);
                placed.Add(second with { State = ModuleState.Refused, Reason = Said.Of("Plan.SameAssembly", same.Key, same.First().Folder.Id) });
            }
        }
    }

    private static List<Placement> Order(List<Placement> candidates, List<Placement> placed)
    {
        var ordered = new List<Placement>();
        var waiting = candidates.ToList();
        while (waiting.Find(c => c.Folder.Manifest!.DependsOn.All(d => ordered.Exists(o => o.Folder.Id == d))) is { } next)
        {
            ordered.Add(next);
            waiting.Remove(next);
        }
        foreach (var left in waiting)
        {
            var circle = Circle(left, waiting);
            var missing = left.Folder.Manifest!.DependsOn.First(d => !ordered.Exists(o => o.Folder.Id == d));
            placed.Add(circle is not null
                ? left with { State = ModuleState.Refused, Reason = Said.Of("Plan.Circle", string.Join(" → ", circle)) }
                : left with { State = ModuleState.SetAside, Reason = Why(missing, waiting, placed) });
        }
        return ordered;
    }

    private static LocalText Why(string missing, List<Placement> waiting, List<Placement> placed)
    {
        var known = waiting.Find(w => w.Folder.Id == missing) ?? placed.Find(p => p.Folder.Id == missing);
        return known is null ? Said.Of("Plan.Missing", missing) : Said.Of("Plan.NotActive", missing);
    }

    private static List<string>? Circle(Placement start, List<Placement> among)
    {
        var path = new List<string> { start.Folder.Id };
        return Walk(start) ? path : null;

        bool Walk(Placement at)
        {
            foreach (var id in at.Folder.Manifest!.DependsOn)
            {
                if (id == start.Folder.Id)
                {
                    path.Add(id);
                    return true;
                }
                if (path.Contains(id) || among.Find(a => a.Folder.Id == id) is not { } next)
                    continue;
                path.Add(id);
                if (Walk(next))
                    return true;
                path.Remove(id);
            }
            return false;
        }
    }
}
