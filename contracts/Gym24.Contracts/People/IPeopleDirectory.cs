namespace Gym24.Contracts.People;

/// <summary>Facts about people for rules, not for lists: the calls check no permission, so a page never passes their answers on.</summary>
public interface IPeopleDirectory
{
    /// <summary>The person, or <see langword="null"/> when there is none.</summary>
    Task<PersonFacts?> Find(Guid person, CancellationToken cancellation = default);

    /// <summary>The people that exist among the given ones, in no particular order. At most 1,000 ids.</summary>
    Task<IReadOnlyList<PersonFacts>> Find(IReadOnlyCollection<Guid> people, CancellationToken cancellation = default);

    /// <summary>The pupils of a class on a day, in order of their names.</summary>
    Task<IReadOnlyList<PersonFacts>> PupilsOf(Guid schoolClass, DateOnly on, CancellationToken cancellation = default);

    /// <summary>
    /// The classes people were in and when, for lists of what is past: they name the class of then. At most 1,000 ids; nobody's where the roster
    /// does not say.
    /// </summary>
    Task<ILookup<Guid, ClassPeriod>> ClassesOf(IReadOnlyCollection<Guid> people, CancellationToken cancellation = default) =>
        Task.FromResult(Array.Empty<ClassPeriod>().ToLookup(p => p.Person));

    /// <summary>The classes of the school year that is running, by grade and letter.</summary>
    Task<IReadOnlyList<ClassFacts>> Classes(CancellationToken cancellation = default);

    /// <summary>How many pupils the school has now.</summary>
    async Task<int> CountPupils(CancellationToken cancellation = default) => (await Classes(cancellation)).Sum(c => c.Pupils);

    /// <summary>Everybody who works here now, in order of their names.</summary>
    Task<IReadOnlyList<PersonFacts>> Staff(CancellationToken cancellation = default);

    /// <summary>The children a guardian acts for.</summary>
    Task<IReadOnlyList<PersonFacts>> ChildrenOf(Guid guardian, CancellationToken cancellation = default);

    /// <summary>The guardians who act for a child.</summary>
    Task<IReadOnlyList<Guid>> GuardiansOf(Guid child, CancellationToken cancellation = default);

    /// <summary>The guardians of several children, by child; children without one are left out. At most 1,000 ids.</summary>
    async Task<ILookup<Guid, Guid>> GuardiansOf(IReadOnlyCollection<Guid> children, CancellationToken cancellation = default)
    {
        var found = new List<(Guid Child, Guid Guardian)>();
        foreach (var child in children)
            found.AddRange((await GuardiansOf(child, cancellation)).Select(guardian => (child, guardian)));
        return found.ToLookup(f => f.Child, f => f.Guardian);
    }
}

/// <summary>A person, as far as rules need it.</summary>
/// <param name="BirthDate">Unknown for most adults.</param>
/// <param name="ClassId">The class now, for a pupil.</param>
/// <param name="Grade">1 to 11, for a pupil.</param>
/// <param name="LeftOn">The day the person left, if so.</param>
public sealed record PersonFacts(
    Guid Id, PersonKind Kind, string DisplayName, string SortKey,
    DateOnly? BirthDate, Guid? ClassId, string? ClassName, int? Grade, DateOnly? LeftOn)
{
    /// <summary>Full years on a day; <see langword="null"/> when the date of birth is unknown.</summary>
    public int? AgeOn(DateOnly day) => Age(BirthDate, day);

    internal static int? Age(DateOnly? birthDate, DateOnly day) => birthDate is not { } born ? null
        : day.Year - born.Year - (day < born.AddYears(day.Year - born.Year) ? 1 : 0);
}

/// <summary>A class of the running school year.</summary>
/// <param name="Name">As written, such as <c>7А</c>.</param>
/// <param name="Grade">1 to 11.</param>
/// <param name="HomeroomTeacher">Person id of the class teacher, if set.</param>
public sealed record ClassFacts(Guid Id, string Name, int Grade, Guid? HomeroomTeacher, int Pupils);

/// <summary>A person was in a class.</summary>
/// <param name="Name">As written, such as <c>7А</c>.</param>
/// <param name="First">First day.</param>
/// <param name="Last">Last day, included; absent: still there.</param>
public sealed record ClassPeriod(Guid Person, string Name, DateOnly First, DateOnly? Last)
{
    /// <summary>Whether the person was in it on a day.</summary>
    public bool Covers(DateOnly day) => First <= day && (Last is not { } last || day <= last);
}
