using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Britannia.Seminars;

/// <summary>What a seminar of a run was about and how many hours a day of it counts. Days, places and attendance are the run's.</summary>
internal sealed class Seminar : IVersioned
{
    public Guid RunId { get; init; }
    public int Version { get; set; }
    public required string Topic { get; set; }
    public required string Provider { get; set; }

    /// <summary>Hours of its programme on each day; steps of half an hour.</summary>
    public decimal HoursPerDay { get; set; }
}

internal sealed class SeminarTable : IEntityTypeConfiguration<Seminar>
{
    public void Configure(EntityTypeBuilder<Seminar> seminar)
    {
        seminar.ToTable("seminars");
        seminar.HasKey(s => s.RunId);
        seminar.Property(s => s.RunId).ValueGeneratedNever();
        seminar.Property(s => s.Topic).HasMaxLength(BritanniaDb.TopicLength);
        seminar.Property(s => s.Provider).HasMaxLength(BritanniaDb.NameLength);
        seminar.Property(s => s.HoursPerDay).HasPrecision(5, 1);
    }
}
