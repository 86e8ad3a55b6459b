using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Tpu.Saturdays;

/// <summary>One Saturday of a series. The series itself is a run; its sessions are these days.</summary>
internal sealed class Saturday : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public Guid RunId { get; init; }
    public DateOnly On { get; init; }
    public string? Topic { get; set; }

    /// <summary>Absent: not limited.</summary>
    public int? Places { get; set; }

    /// <summary>How many have chosen it; changed by statements that hold the row, never through the tracker.</summary>
    public int Taken { get; init; }
}

/// <summary>A pupil comes on that Saturday.</summary>
internal sealed class Choice
{
    public Guid SaturdayId { get; init; }
    public Guid PersonId { get; init; }
}

internal sealed class SaturdayTables : IEntityTypeConfiguration<Saturday>, IEntityTypeConfiguration<Choice>
{
    public void Configure(EntityTypeBuilder<Saturday> saturday)
    {
        saturday.ToTable("saturdays");
        saturday.HasKey(s => s.Id);
        saturday.Property(s => s.Id).ValueGeneratedNever();
        saturday.Property(s => s.Topic).HasMaxLength(TpuDb.NameLength);
        saturday.HasIndex(s => new { s.RunId, s.On }).IsUnique();
        saturday.HasIndex(s => s.On);
    }

    public void Configure(EntityTypeBuilder<Choice> choice)
    {
        choice.ToTable("choices");
        choice.HasKey(c => new { c.SaturdayId, c.PersonId });
        choice.HasIndex(c => c.PersonId);
        choice.HasOne<Saturday>().WithMany().HasForeignKey(c => c.SaturdayId).OnDelete(DeleteBehavior.Cascade);
    }
}
