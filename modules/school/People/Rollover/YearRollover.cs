using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.People.Rollover;

/// <summary>The school went over to a school year: what was changed, and how it was before.</summary>
internal sealed class YearRollover : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }

    /// <summary>The year that begins.</summary>
    public int SchoolYear { get; init; }

    public DateTime AppliedAt { get; init; }
    public Guid? ByUser { get; init; }
    public int Moved { get; init; }
    public int Left { get; init; }
    public DateTime? UndoneAt { get; set; }
}

/// <summary>What it did with one pupil.</summary>
internal sealed class RolloverStep
{
    public Guid RolloverId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>The membership that was open.</summary>
    public Guid MembershipId { get; init; }

    public Guid FromClassId { get; init; }

    /// <summary>Absent: left.</summary>
    public Guid? ToClassId { get; init; }

    /// <summary>Absent: left, or the open membership itself was changed, because it began in the new year.</summary>
    public Guid? NewMembershipId { get; init; }

    // Of the person, as it was before.
    public DateTime ChangedAt { get; init; }
    public int Version { get; init; }
}

/// <summary>A class of the new year that was added, or was given its homeroom teacher.</summary>
internal sealed class RolloverClass
{
    public Guid RolloverId { get; init; }
    public Guid ClassId { get; init; }
    public bool Added { get; init; }

    /// <summary>Of the class, as it was before.</summary>
    public int Version { get; init; }
}

internal sealed class RolloverConfiguration : IEntityTypeConfiguration<YearRollover>, IEntityTypeConfiguration<RolloverStep>, IEntityTypeConfiguration<RolloverClass>
{
    public void Configure(EntityTypeBuilder<YearRollover> row)
    {
        row.ToTable("rollovers");
        row.Property(r => r.Id).ValueGeneratedNever();
        row.HasIndex(r => new { r.SchoolYear, r.AppliedAt });
    }

    public void Configure(EntityTypeBuilder<RolloverStep> row)
    {
        row.ToTable("rollover_steps");
        row.HasKey(s => new { s.RolloverId, s.PersonId });
        row.HasOne<YearRollover>().WithMany().HasForeignKey(s => s.RolloverId).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(s => s.PersonId);
    }

    public void Configure(EntityTypeBuilder<RolloverClass> row)
    {
        row.ToTable("rollover_classes");
        row.HasKey(c => new { c.RolloverId, c.ClassId });
        row.HasOne<YearRollover>().WithMany().HasForeignKey(c => c.RolloverId).OnDelete(DeleteBehavior.Cascade);
    }
}
