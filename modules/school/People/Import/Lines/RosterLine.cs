using Gym24.Contracts.People;
using Gym24.People.Classes;
using Gym24.People.Families;
using Gym24.People.Persons;

namespace Gym24.People.Import.Lines;

/// <summary>A line of the roster, understood. An empty cell says nothing: it never erases what the school knows.</summary>
internal sealed record RosterLine(int Number, PersonKind Kind, PersonName Name)
{
    public DateOnly? BirthDate { get; init; }
    public string? ExternalId { get; init; }
    public ClassName? Class { get; init; }
    public string? HomeroomTeacher { get; init; }
    public IReadOnlyList<(PersonName Name, Relation Relation)> Guardians { get; init; } = [];

    public string? ExternalKey => Person.KeyOf(ExternalId);

    /// <summary>Whether both lines, or a line and a person, may speak of one and the same.</summary>
    public bool MayBe(PersonName name, DateOnly? born, string? externalKey) =>
        Name.Key == name.Key && Name.PatronymicFits(name)
        && (BirthDate is null || born is null || BirthDate == born)
        && (ExternalKey is null || externalKey is null || ExternalKey == externalKey);
}
