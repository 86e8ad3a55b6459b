using Gym24.Contracts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.People.Persons;

/// <summary>A folded word by which a person is found: each word of the name, and the number of the personal file.</summary>
internal sealed class NameToken
{
    public string Token { get; init; } = "";
    public Guid PersonId { get; init; }

    public static IEnumerable<NameToken> Of(Person person) =>
        Fold.Text($"{person.DisplayName} {person.ExternalId}").Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Distinct().Select(word => new NameToken { Token = word, PersonId = person.Id });
}

internal sealed class NameTokenTable : IEntityTypeConfiguration<NameToken>
{
    public void Configure(EntityTypeBuilder<NameToken> token)
    {
        token.ToTable("name_tokens");
        token.HasKey(t => new { t.Token, t.PersonId });
        token.Property(t => t.Token).HasMaxLength(Person.NamePart);
        token.HasIndex(t => t.PersonId);
    }
}
