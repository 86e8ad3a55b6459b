using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Partnerships.Results;

/// <summary>What came of a person's part in a run.</summary>
internal sealed class RunResult
{
    public Guid RunId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>One of <see cref="Vocabulary.Outcomes"/>.</summary>
    public required string Outcome { get; set; }

    public decimal? Points { get; set; }
    public string? Note { get; set; }
    public DateOnly On { get; set; }

    /// <summary>Entered by mistake.</summary>
    public bool Withdrawn { get; set; }
}

internal sealed class RunResultTable : IEntityTypeConfiguration<RunResult>
{
    public void Configure(EntityTypeBuilder<RunResult> result)
    {
        result.ToTable("results");
        result.HasKey(r => new { r.RunId, r.PersonId });
        result.Property(r => r.Outcome).HasMaxLength(20);
        result.Property(r => r.Points).HasPrecision(9, 2);
        result.Property(r => r.Note).HasMaxLength(RunTables.ReasonLength);
        result.HasIndex(r => r.PersonId);
        result.HasOne<Run>().WithMany().HasForeignKey(r => r.RunId).OnDelete(DeleteBehavior.Restrict);
    }
}
