using Gym24.Contracts.Data;
using Gym24.Contracts.Development;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Britannia.Development;

/// <summary>A seminar a teacher was at. Follows from attendance; only the document is entered.</summary>
internal sealed class DevelopmentRecord : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public Guid PersonId { get; init; }
    public Guid RunId { get; init; }
    public decimal Hours { get; set; }

    /// <summary>The last day the person was there.</summary>
    public DateOnly On { get; set; }

    public required string Topic { get; set; }
    public required string Provider { get; set; }
    public string? Document { get; set; }

    /// <summary>The attendance was corrected: the person was not there.</summary>
    public bool Withdrawn { get; set; }

    public NonFormalDevelopmentRecorded Event => new(Id, PersonId, Hours, On, Topic, Provider, Document, RunId, Withdrawn);
}

internal sealed class DevelopmentTable : IEntityTypeConfiguration<DevelopmentRecord>
{
    public void Configure(EntityTypeBuilder<DevelopmentRecord> record)
    {
        record.ToTable("development");
        record.HasKey(r => r.Id);
        record.Property(r => r.Id).ValueGeneratedNever();
        record.Property(r => r.Hours).HasPrecision(5, 1);
        record.Property(r => r.Topic).HasMaxLength(BritanniaDb.TopicLength);
        record.Property(r => r.Provider).HasMaxLength(BritanniaDb.NameLength);
        record.Property(r => r.Document).HasMaxLength(BritanniaDb.NameLength);
        record.HasIndex(r => new { r.RunId, r.PersonId }).IsUnique();
        record.HasIndex(r => new { r.PersonId, r.On });
    }
}
