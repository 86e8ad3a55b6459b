using Gym24.Contracts.Partnerships;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Portfolio.Achievements;

/// <summary>What a person entered and attended, as the events of the run told it.</summary>
internal sealed class Participation
{
    public Guid RunId { get; init; }
    public Guid PersonId { get; init; }
    public required string Offering { get; set; }
    public required string Title { get; set; }
    public int SchoolYear { get; set; }
    public DateOnly Starts { get; set; }
    public DateOnly Ends { get; set; }

    /// <summary>Absent when only attendance or a result is known.</summary>
    public ApplicationState? State { get; set; }

    public int Attended { get; set; }
    public int Held { get; set; }

    public bool TookPart => Attended > 0;

    /// <summary>Entered, and nothing has ended it.</summary>
    public bool IsLive => State is null or ApplicationState.AwaitsGuardian or ApplicationState.Submitted
        or ApplicationState.Approved or ApplicationState.Waiting or ApplicationState.Offered;
}

internal sealed class ParticipationTable : IEntityTypeConfiguration<Participation>
{
    public void Configure(EntityTypeBuilder<Participation> row)
    {
        row.ToTable("participations");
        row.HasKey(p => new { p.RunId, p.PersonId });
        row.Property(p => p.Offering).HasMaxLength(Achievement.OfferingLength);
        row.Property(p => p.Title).HasMaxLength(Achievement.TitleLength);
        row.HasIndex(p => new { p.PersonId, p.SchoolYear });
        row.Ignore(p => p.TookPart);
        row.Ignore(p => p.IsLive);
    }
}
