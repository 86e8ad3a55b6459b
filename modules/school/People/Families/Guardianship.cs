using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.People.Families;

internal enum Relation
{
    Mother = 0,
    Father = 1,
    Guardian = 2,
    Other = 3,
}

/// <summary>Somebody who acts for a child from a day to a day.</summary>
internal sealed class Guardianship
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid GuardianId { get; init; }
    public Guid ChildId { get; init; }
    public Relation Relation { get; set; }
    public DateOnly FirstDay { get; init; }
    public DateOnly? LastDay { get; set; }

    /// <summary>Known to the school, but neither sees the child's data nor decides: a court has limited the rights.</summary>
    public bool Restricted { get; set; }
}

internal sealed class GuardianshipTable : IEntityTypeConfiguration<Guardianship>
{
    public void Configure(EntityTypeBuilder<Guardianship> row)
    {
        row.ToTable("guardianships");
        row.Property(g => g.Id).ValueGeneratedNever();
        row.HasOne<Persons.Person>().WithMany().HasForeignKey(g => g.GuardianId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<Persons.Person>().WithMany().HasForeignKey(g => g.ChildId).OnDelete(DeleteBehavior.Restrict);
        row.HasIndex(g => new { g.GuardianId, g.LastDay });
        row.HasIndex(g => new { g.ChildId, g.LastDay });
    }
}
