using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.People.Classes;

/// <summary>A pupil in a class from a day to a day, both included. At most one of a pupil is open.</summary>
internal sealed class Membership
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }
    public Guid ClassId { get; set; }
    public DateOnly FirstDay { get; init; }
    public DateOnly? LastDay { get; set; }
}

internal sealed class MembershipTable : IEntityTypeConfiguration<Membership>
{
    public void Configure(EntityTypeBuilder<Membership> row)
    {
        row.ToTable("memberships");
        row.Property(m => m.Id).ValueGeneratedNever();
        row.HasOne<Persons.Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        row.HasOne<SchoolClass>().WithMany().HasForeignKey(m => m.ClassId).OnDelete(DeleteBehavior.Restrict);
        row.HasIndex(m => m.PersonId);
        row.HasIndex(m => m.PersonId, "IX_memberships_open").IsUnique().HasFilter("\"LastDay\" IS NULL");
        row.HasIndex(m => new { m.ClassId, m.LastDay });
    }
}
