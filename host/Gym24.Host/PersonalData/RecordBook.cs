using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Modules;
using Gym24.Contracts.People;
using Gym24.Contracts.Privacy;
using Gym24.Contracts.Shell;
using Gym24.Host.Data;
using Gym24.Host.Files;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.PersonalData;

/// <summary>A kind of record about somebody, and whether it may go.</summary>
/// <param name="Years">How long it is kept after the person has left.</param>
/// <param name="Until">The last day it is kept; absent: it may go, or the person has not left.</param>
/// <param name="Held">It may not go yet.</param>
internal sealed record RecordLine(string Module, RecordKind Kind, int Rows, int? Years, DateOnly? Until, bool Held, string Basis)
{
    public bool MayGo => !Held && Kind.Fate != RecordFate.Kept;
}

/// <summary>A person, as far as an erasure needs it; of somebody whose card is gone only the id.</summary>
/// <param name="Present">Has not left: at school, or guardian of somebody who is.</param>
internal sealed record RecordOwner(Guid Id, string? Name, bool Present, DateOnly? LeftOn);

/// <summary>All records of people, of host and modules, with the times for which they are kept.</summary>
internal sealed class RecordBook(HostDb db, IEnumerable<IPersonalRecords> records, IActiveModules modules, IEnumerable<IPeopleDirectory> directories, ICaller caller, ISchool school, FileOwners files)
{
    /// <summary>Whoever builds on another module comes before it, the platform itself first: the card of a person is the last to go, and until then the name is known.</summary>
    public IReadOnlyList<IPersonalRecords> Modules { get; } = Ordered(records.ToList(), modules);

    /// <exception cref="Refusal">There is no such person within reach, or nobody who could say so.</exception>
    public async Task<RecordOwner> Owner(Guid person, string permission, CancellationToken cancellation)
    {
        var directory = directories.LastOrDefault() ?? throw new Refusal(RefusalKind.Rule, "no-directory", HostTexts.T["Personal.NoDirectory"]);
        var (facts, reach) = (await directory.Find(person, cancellation), await caller.ReachOf(permission, cancellation));
        if (facts is null ? !reach.Everyone : !reach.Covers(person, facts.ClassId))
            throw new Refusal(RefusalKind.NotFound, "not-found", HostTexts.T["Personal.Unknown"]);
        if (facts is not { Kind: PersonKind.Guardian })
            return new RecordOwner(person, facts?.DisplayName, facts is { LeftOn: null }, facts?.LeftOn);
        var children = await directory.ChildrenOf(person, cancellation);
        return new RecordOwner(person, facts.DisplayName, children.Any(c => c.LeftOn is null), children.Max(c => c.LeftOn));
    }

    /// <summary>Erases in all modules, and the contents of files whose rows went with it.</summary>
    public async Task<IReadOnlyDictionary<string, ErasedRows>> Erase(ErasureOrder order, CancellationToken cancellation)
    {
        var done = new Dictionary<string, ErasedRows>();
        foreach (var module in Modules)
            foreach (var (kind, rows) in await module.Erase(order, cancellation))
                done[kind] = rows;
        await files.ReleaseOrphans(cancellation);
        return done;
    }

    /// <summary>Those of them who still have a card; all of them where nobody could say.</summary>
    public async Task<IReadOnlySet<Guid>> Here(IReadOnlyCollection<Guid> people, CancellationToken cancellation)
    {
        if (directories.LastOrDefault() is not { } directory)
            return people.ToHashSet();
        var here = new HashSet<Guid>();
        foreach (var some in people.Chunk(1000))
            here.UnionWith((await directory.Find(some, cancellation)).Select(p => p.Id));
        return here;
    }

    /// <summary>The title of a module that is on.</summary>
    public LocalText TitleOf(string module) => modules.All.Select(m => m.Manifest).Append(HostManifest.Value).FirstOrDefault(m => m.Id == module)?.Title ?? module;

    public async Task<IReadOnlyList<RecordLine>> Lines(RecordOwner owner, CancellationToken cancellation)
    {
        var rules = await Rules(cancellation);
        var lines = new List<RecordLine>();
        foreach (var module in Modules.Reverse())
        {
            var counted = await module.Count(owner.Id, cancellation);
            lines.AddRange(module.Kinds.Select(kind => Line(owner, TitleOf(module.Module).ToString(), kind, counted.GetValueOrDefault(kind.Id), rules)));
        }
        return lines;
    }

    /// <summary>The school's own rules that hold today, by kind.</summary>
    public async Task<IReadOnlyDictionary<string, RetentionRule>> Rules(CancellationToken cancellation)
    {
        var today = school.Today;
        return (await db.RetentionRules.AsNoTracking().Where(r => r.From <= today).ToListAsync(cancellation))
            .GroupBy(r => r.Kind).ToDictionary(g => g.Key, g => g.MaxBy(r => r.From)!);
    }

    /// <summary>Modules that have kept records of people and are off: nobody can say what they still hold.</summary>
    public async Task<IReadOnlyList<RecordKeeper>> Off(CancellationToken cancellation)
    {
        var on = Modules.Select(m => m.Module).ToList();
        return await db.RecordKeepers.AsNoTracking().Where(k => !on.Contains(k.Module)).ToListAsync(cancellation);
    }

    private RecordLine Line(RecordOwner owner, string module, RecordKind kind, int rows, IReadOnlyDictionary<string, RetentionRule> rules)
    {
        var rule = rules.GetValueOrDefault(kind.Id);
        var years = rule is null ? kind.Years : rule.Years;
        var until = years is { } kept ? owner.LeftOn?.AddYears(kept) : null;
        var held = years is not null && (owner.Present || until >= school.Today);
        return new RecordLine(module, kind, rows, years, held && !owner.Present ? until : null, held, rule?.Basis ?? kind.Basis.ToString());
    }

    private static List<IPersonalRecords> Ordered(List<IPersonalRecords> records, IActiveModules modules)
    {
        var order = modules.All.Select((m, i) => (m.Manifest.Id, i)).ToDictionary(m => m.Id, m => m.i);
        return [.. records.OrderByDescending(r => order.GetValueOrDefault(r.Module, int.MaxValue))];
    }
}
