namespace Gym24.Contracts.People;

/// <summary>What a person is to the school.</summary>
public enum PersonKind
{
    Pupil = 0,
    Staff = 1,
    Guardian = 2,
}

/// <summary>
/// A row of the read-only directory view that the roster publishes. A module's context maps only <see cref="Id"/>,
/// <see cref="Kind"/> and the columns its manifest declares; reading another one fails. Rows are limited to the reach of the
/// permission under which the current request runs.
/// </summary>
public sealed class DirectoryPerson
{
    public Guid Id { get; init; }

    public PersonKind Kind { get; init; }

    /// <summary>Surname, name and patronymic as shown in lists.</summary>
    public string DisplayName { get; init; } = "";

    /// <summary>Orders people as a Russian reader expects, the same on every engine: see <see cref="Fold.SortKey"/>.</summary>
    public string SortKey { get; init; } = "";

    /// <summary>The class a pupil is in now; key of the row scope.</summary>
    public Guid? ClassId { get; init; }

    /// <summary>The class as written, such as <c>7А</c>.</summary>
    public string? ClassName { get; init; }

    /// <summary>Grade 1 to 11.</summary>
    public int? Grade { get; init; }

    public DateOnly? BirthDate { get; init; }

    /// <summary>The day the person left the school, if so.</summary>
    public DateOnly? LeftOn { get; init; }

    /// <summary>Full years on a day; <see langword="null"/> when the date of birth is unknown, or not declared by the module.</summary>
    public int? AgeOn(DateOnly day) => PersonFacts.Age(BirthDate, day);
}
