using Gym24.Contracts;
using Gym24.Contracts.People;
using Gym24.People.Families;
using Gym24.People.Persons;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Import.Work;

/// <summary>
/// Guardians by name. Two children get one guardian only when everything speaks for siblings: the guardian's full name, the child's
/// surname and patronymic. Guessing wrong would show a stranger's child, so a doubt makes two guardians.
/// </summary>
internal sealed class StoredFamilies
{
    private readonly Dictionary<string, Guid> _siblings = [];
    private readonly ILookup<Guid, PersonName> _known;

    private StoredFamilies(ILookup<Guid, PersonName> known) => _known = known;

    public static async Task<StoredFamilies> Load(
        PeopleDb db, IReadOnlyCollection<Guid> children, IReadOnlyCollection<PersonName> guardians, CancellationToken cancellation)
    {
        var known = guardians.Count == 0 || children.Count == 0 ? [] : await db.Guardianships.Where(g => children.Contains(g.ChildId))
            .Join(db.People, g => g.GuardianId, p => p.Id, (g, p) => new { g.ChildId, p.Surname, p.GivenName, p.Patronymic }).ToListAsync(cancellation);
        var families = new StoredFamilies(known.ToLookup(k => k.ChildId, k => new PersonName(k.Surname, k.GivenName, k.Patronymic)));
        var keys = guardians.Select(g => g.Key).Distinct().ToList();
        var links = keys.Count == 0 ? [] : await (
            from guardian in db.People
            where guardian.Kind == PersonKind.Guardian && keys.Contains(guardian.NameKey)
            join link in db.Guardianships.Where(g => g.LastDay == null && !g.Restricted) on guardian.Id equals link.GuardianId
            join child in db.People on link.ChildId equals child.Id
            select new { guardian, child }).AsNoTracking().ToListAsync(cancellation);
        foreach (var link in links)
            if (Key(link.guardian.Name, link.child.Name) is { } key)
                families._siblings.TryAdd(key, link.guardian.Id);
        return families;
    }

    /// <summary>Also one who was removed or is restricted: what the school decided by hand, a file does not undo.</summary>
    public bool Knows(Guid child, PersonName guardian) => _known[child].Any(k => k.Key == guardian.Key && k.PatronymicFits(guardian));

    public Guid? OfSibling(PersonName guardian, PersonName child) =>
        Key(guardian, child) is { } key && _siblings.TryGetValue(key, out var id) ? id : null;

    public void Remember(PersonName guardian, PersonName child, Guid id)
    {
        if (Key(guardian, child) is { } key)
            _siblings.TryAdd(key, id);
    }

    private static string? Key(PersonName guardian, PersonName child) => guardian.Patronymic is null || child.Patronymic is null ? null
        : $"{guardian.Key}|{guardian.PatronymicKey}|{Stem(child.Surname, "ая", "ий", "ый", "ой", "а")}|{Stem(child.Patronymic, "инична", "ична", "ич", "на")}";

    private static string Stem(string word, params string[] endings)
    {
        var folded = Fold.Text(word);
        return endings.FirstOrDefault(e => folded.Length > e.Length + 1 && folded.EndsWith(e, StringComparison.Ordinal)) is { } ending
            ? folded[..^ending.Length] : folded;
    }
}
