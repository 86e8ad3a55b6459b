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
    public DateOnly FirstDay { get; set; }

    /// <summary>The last day it counts; none while no end is known.</summary>
    public DateOnly? LastDay { get; set; }

    /// <summary>Known to the school, but neither sees the child's data nor decides: a court has limited the rights.</summary>
    public bool Restricted { get; set; }

    /// <summary>Has a day in common with another span. One that was ended on its first day has none at all.</summary>
    public bool Overlaps(DateOnly first, DateOnly? last) =>
        !(LastDay < FirstDay) && !(last < first) && !(LastDay < first) && !(last < FirstDay);
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
