using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.People.Persons;

/// <summary>Somebody of the school: a pupil, a member of staff or a guardian. Never deleted by an import, only marked as left.</summary>
internal sealed class Person : IVersioned
{
    public const int NamePart = 60, Display = 190, ExternalLength = 40;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public PersonKind Kind { get; init; }
    public string Surname { get; private set; } = "";
    public string GivenName { get; private set; } = "";
    public string? Patronymic { get; private set; }
    public string DisplayName { get; private set; } = "";
    public string SortKey { get; private set; } = "";

    /// <summary>Folded surname and given name: what an import compares.</summary>
    public string NameKey { get; private set; } = "";
    public DateOnly? BirthDate { get; set; }

    /// <summary>Number of the personal file, as the school writes it.</summary>
    public string? ExternalId { get; private set; }
    public string? ExternalKey { get; private set; }
    public DateOnly? LeftOn { get; set; }

    /// <summary>Last change of the person, the class or the family; tells an import that its dry run is out of date.</summary>
    public DateTime ChangedAt { get; set; }
    public int Version { get; set; }

    public PersonName Name => new(Surname, GivenName, Patronymic);

    public void Call(PersonName name)
    {
        (Surname, GivenName, Patronymic) = (name.Surname, name.GivenName, name.Patronymic);
        DisplayName = name.Display;
        SortKey = Fold.SortKey(DisplayName);
        NameKey = name.Key;
    }

    public void Identify(string? externalId)
    {
        ExternalId = string.IsNullOrWhiteSpace(externalId) ? null : externalId.Trim();
        ExternalKey = KeyOf(externalId);
    }

    public static string? KeyOf(string? externalId) =>
        string.IsNullOrWhiteSpace(externalId) ? null : externalId.Trim().ToUpperInvariant();
}

internal sealed class PersonTable : IEntityTypeConfiguration<Person>
{
    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("people");
        person.Property(p => p.Id).ValueGeneratedNever();
        person.Property(p => p.Surname).HasMaxLength(Person.NamePart);
        person.Property(p => p.GivenName).HasMaxLength(Person.NamePart);
        person.Property(p => p.Patronymic).HasMaxLength(Person.NamePart);
        person.Property(p => p.DisplayName).HasMaxLength(Person.Display);
        person.Property(p => p.SortKey).HasMaxLength(2 * Person.Display);
        person.Property(p => p.NameKey).HasMaxLength(2 * Person.NamePart + 1);
        person.Property(p => p.ExternalId).HasMaxLength(Person.ExternalLength);
        person.Property(p => p.ExternalKey).HasMaxLength(Person.ExternalLength);
        person.Ignore(p => p.Name);
        person.HasIndex(p => p.SortKey);
        person.HasIndex(p => new { p.Kind, p.LeftOn, p.SortKey });
        person.HasIndex(p => new { p.LeftOn, p.SortKey });
        person.HasIndex(p => p.NameKey);
        person.HasIndex(p => p.ChangedAt);
        person.HasIndex(p => new { p.Kind, p.ExternalKey }).IsUnique().HasFilter("\"ExternalKey\" IS NOT NULL");
    }
}
