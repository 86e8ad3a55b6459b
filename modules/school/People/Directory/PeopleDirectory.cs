using Gym24.Contracts.People;
using Gym24.People.Classes;
using Gym24.People.Families;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Directory;

/// <summary>Facts for other modules' rules. Looks past the row scope on purpose; the contract says that pages never pass them on.</summary>
internal sealed class PeopleDirectory(PeopleDb db, CurrentClasses current, ActingGuardians acting) : IPeopleDirectory
{
    private IQueryable<DirectoryPerson> Everybody => db.Directory.IgnoreQueryFilters();

    public async Task<PersonFacts?> Find(Guid person, CancellationToken cancellation = default) =>
        await Facts(Everybody.Where(p => p.Id == person)).FirstOrDefaultAsync(cancellation);

    public async Task<IReadOnlyList<PersonFacts>> Find(IReadOnlyCollection<Guid> people, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(people.Count, 1000);
        return await Facts(Everybody.Where(p => people.Contains(p.Id))).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<PersonFacts>> PupilsOf(Guid schoolClass, DateOnly on, CancellationToken cancellation = default) =>
        await Facts(db.Memberships
            .Where(m => m.ClassId == schoolClass && m.FirstDay <= on && (m.LastDay == null || m.LastDay >= on))
            .Join(Everybody, m => m.PersonId, p => p.Id, (_, p) => p)
            .OrderBy(p => p.SortKey)).ToListAsync(cancellation);

    public async Task<ILookup<Guid, ClassPeriod>> ClassesOf(IReadOnlyCollection<Guid> people, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(people.Count, 1000);
        return (await db.Memberships.Where(m => people.Contains(m.PersonId))
            .Join(db.Classes, m => m.ClassId, c => c.Id, (m, c) => new ClassPeriod(m.PersonId, c.Name, m.FirstDay, m.LastDay)).ToListAsync(cancellation)).ToLookup(p => p.Person);
    }

    public async Task<IReadOnlyList<ClassFacts>> Classes(CancellationToken cancellation = default) =>
        await (await current.Query(cancellation)).OrderBy(c => c.Grade).ThenBy(c => c.Letter)
            .Select(c => new ClassFacts(c.Id, c.Name, c.Grade, c.HomeroomTeacherId,
                db.Memberships.Count(m => m.ClassId == c.Id && m.LastDay == null)))
            .ToListAsync(cancellation);

    public Task<int> CountPupils(CancellationToken cancellation = default) =>
        db.People.CountAsync(p => p.Kind == PersonKind.Pupil && p.LeftOn == null, cancellation);

    public async Task<IReadOnlyList<PersonFacts>> Staff(CancellationToken cancellation = default) =>
        await Facts(Everybody.Where(p => p.Kind == PersonKind.Staff && p.LeftOn == null).OrderBy(p => p.SortKey)).ToListAsync(cancellation);

    public async Task<IReadOnlyList<PersonFacts>> ChildrenOf(Guid guardian, CancellationToken cancellation = default)
    {
        var children = (await acting.Of(guardian, cancellation)).Select(p => p.Child).Distinct().ToList();
        return children.Count == 0 ? [] : await Facts(Everybody.Where(p => children.Contains(p.Id)).OrderBy(p => p.SortKey)).ToListAsync(cancellation);
    }

    public async Task<IReadOnlyList<Guid>> GuardiansOf(Guid child, CancellationToken cancellation = default) =>
        [.. (await acting.For([child], cancellation)).Select(p => p.Guardian).Distinct()];

    public async Task<ILookup<Guid, Guid>> GuardiansOf(IReadOnlyCollection<Guid> children, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(children.Count, 1000);
        return (await acting.For(children, cancellation)).Select(p => (p.Child, p.Guardian)).Distinct().ToLookup(p => p.Child, p => p.Guardian);
    }

    private static IQueryable<PersonFacts> Facts(IQueryable<DirectoryPerson> people) => people.Select(p => new PersonFacts(
        p.Id, p.Kind, p.DisplayName, p.SortKey, p.BirthDate, p.ClassId, p.ClassName, p.Grade, p.LeftOn));
}
