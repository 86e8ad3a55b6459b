using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Partnerships.Days;

/// <summary>What the school says of its days.</summary>
internal enum OwnDayKind
{
    Vacation = 0,

    /// <summary>A day off by the school's decision.</summary>
    Off = 1,

    /// <summary>A day on which lessons are held although it would be free.</summary>
    Work = 2,
}

/// <summary>A span the school has entered; it lies within one school year.</summary>
internal sealed class OwnDay : IVersioned
{
    public const int NameLength = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public int SchoolYear { get; set; }
    public OwnDayKind Kind { get; set; }
    public required string Name { get; set; }
    public DateOnly From { get; set; }
    public DateOnly To { get; set; }

    /// <summary>The day that is free instead of one that is worked.</summary>
    public DateOnly? Instead { get; set; }
}

internal sealed class OwnDayTable : IEntityTypeConfiguration<OwnDay>
{
    public void Configure(EntityTypeBuilder<OwnDay> day)
    {
        day.ToTable("school_days");
        day.HasKey(d => d.Id);
        day.Property(d => d.Id).ValueGeneratedNever();
        day.Property(d => d.Name).HasMaxLength(OwnDay.NameLength);
        day.HasIndex(d => new { d.SchoolYear, d.From });
        day.HasIndex(d => new { d.From, d.To });
    }
}
