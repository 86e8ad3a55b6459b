using Gym24.Contracts.People;

namespace Gym24.Contracts.Testing;

/// <summary>A small school for tests of modules that only ask about people.</summary>
public sealed class TestPeople : IPeopleDirectory
{
    private readonly Dictionary<Guid, PersonFacts> _people = [];
    private readonly List<ClassFacts> _classes = [];
    private readonly List<(Guid Guardian, Guid Child)> _families = [];
    private readonly List<ClassPeriod> _periods = [];

    internal IEnumerable<PersonFacts> All => _people.Values;

    public ClassFacts Class(string name, int grade, Guid? homeroom = null)
    {
        var added = new ClassFacts(Guid.CreateVersion7(), name, grade, homeroom, 0);
        _classes.Add(added);
        return added;
    }

    public PersonFacts Pupil(string name, ClassFacts inClass, DateOnly? born = null) =>
        Add(new PersonFacts(Guid.CreateVersion7(), PersonKind.Pupil, name, Fold.SortKey(name),
            born ?? new DateOnly(2019 - inClass.Grade, 1, 15), inClass.Id, inClass.Name, inClass.Grade, null));

    public PersonFacts Teacher(string name) =>
        Add(new PersonFacts(Guid.CreateVersion7(), PersonKind.Staff, name, Fold.SortKey(name), null, null, null, null, null));

    public PersonFacts Guardian(string name, params PersonFacts[] children)
    {
        var guardian = Add(new PersonFacts(Guid.CreateVersion7(), PersonKind.Guardian, name, Fold.SortKey(name), null, null, null, null, null));
        _families.AddRange(children.Select(c => (guardian.Id, c.Id)));
        return guardian;
    }

    /// <summary>A guardian acts no more: ended, or restricted.</summary>
    public void Stops(PersonFacts guardian) => _families.RemoveAll(f => f.Guardian == guardian.Id);

    /// <summary>The person was in another class then, whatever the directory says now.</summary>
    public void Was(PersonFacts person, string className, DateOnly first, DateOnly? last = null) => _periods.Add(new ClassPeriod(person.Id, className, first, last));

    public Task<ILookup<Guid, ClassPeriod>> ClassesOf(IReadOnlyCollection<Guid> people, CancellationToken cancellation = default) =>
        Task.FromResult(_periods.Where(p => people.Contains(p.Person)).ToLookup(p => p.Person));

    private PersonFacts Add(PersonFacts person) => _people[person.Id] = person;

    public Task<PersonFacts?> Find(Guid person, CancellationToken cancellation = default) =>
        Task.FromResult(_people.GetValueOrDefault(person));

    public Task<IReadOnlyList<PersonFacts>> Find(IReadOnlyCollection<Guid> people, CancellationToken cancellation = default) =>
        List(_people.Values.Where(p => people.Contains(p.Id)));

    public Task<IReadOnlyList<PersonFacts>> PupilsOf(Guid schoolClass, DateOnly on, CancellationToken cancellation = default) =>
        List(_people.Values.Where(p => p.ClassId == schoolClass));

    public Task<IReadOnlyList<ClassFacts>> Classes(CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<ClassFacts>>(
            _classes.Select(c => c with { Pupils = _people.Values.Count(p => p.ClassId == c.Id) }).ToList());

    public Task<IReadOnlyList<PersonFacts>> Staff(CancellationToken cancellation = default) =>
        List(_people.Values.Where(p => p.Kind == PersonKind.Staff));

    public Task<IReadOnlyList<PersonFacts>> ChildrenOf(Guid guardian, CancellationToken cancellation = default) =>
        List(_families.Where(f => f.Guardian == guardian).Select(f => _people[f.Child]));

    public Task<IReadOnlyList<Guid>> GuardiansOf(Guid child, CancellationToken cancellation = default) =>
        Task.FromResult<IReadOnlyList<Guid>>(_families.Where(f => f.Child == child).Select(f => f.Guardian).ToList());

    private static Task<IReadOnlyList<PersonFacts>> List(IEnumerable<PersonFacts> people) =>
        Task.FromResult<IReadOnlyList<PersonFacts>>(people.OrderBy(p => p.SortKey, StringComparer.Ordinal).ToList());
}
