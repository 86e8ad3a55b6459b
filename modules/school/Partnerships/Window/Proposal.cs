using System.Text.Json;
using Gym24.Contracts.Data;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Partnerships.Window;

internal enum ProposalState
{
    /// <summary>Waits for the coordinator.</summary>
    Proposed = 0,

    /// <summary>The coordinator has opened the run.</summary>
    Confirmed = 1,

    /// <summary>Declined, with a reason.</summary>
    Declined = 2,

    /// <summary>Taken back by the partner before it was decided.</summary>
    TakenBack = 3,
}

/// <summary>A run as a partner would hold it.</summary>
internal sealed class Proposal : IVersioned
{
    public const int StatedLength = 12_000, NoteLength = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }

    /// <summary>The partner who proposes.</summary>
    public required string Partner { get; init; }

    /// <summary>The offering or the variant.</summary>
    public required string Offering { get; init; }

    public required string Name { get; init; }
    public DateOnly Starts { get; init; }

    /// <summary>The <see cref="RunDraft"/> as proposed; the run may be opened otherwise.</summary>
    public required string Stated { get; init; }

    public string? Note { get; init; }

    /// <summary>Person of the curator; none for one outside the roster.</summary>
    public Guid? ProposedBy { get; init; }

    public required string ProposedByName { get; init; }
    public DateTime ProposedAt { get; init; }
    public ProposalState State { get; set; }
    public DateTime? DecidedAt { get; set; }

    /// <summary>Why declined.</summary>
    public string? Reason { get; set; }

    /// <summary>The run that was opened.</summary>
    public Guid? RunId { get; set; }

    public RunDraft Draft => JsonSerializer.Deserialize<RunDraft>(Stated)!;

    public static string Write(RunDraft draft) => JsonSerializer.Serialize(draft);
}

internal sealed class ProposalTable : IEntityTypeConfiguration<Proposal>
{
    public void Configure(EntityTypeBuilder<Proposal> proposal)
    {
        proposal.ToTable("proposals");
        proposal.HasKey(p => p.Id);
        proposal.Property(p => p.Id).ValueGeneratedNever();
        proposal.Property(p => p.Partner).HasMaxLength(RunTables.IdLength);
        proposal.Property(p => p.Offering).HasMaxLength(RunTables.IdLength);
        proposal.Property(p => p.Name).HasMaxLength(RunTables.NameLength);
        proposal.Property(p => p.Stated).HasMaxLength(Proposal.StatedLength);
        proposal.Property(p => p.Note).HasMaxLength(Proposal.NoteLength);
        proposal.Property(p => p.ProposedByName).HasMaxLength(300);
        proposal.Property(p => p.Reason).HasMaxLength(RunTables.ReasonLength);
        proposal.Ignore(p => p.Draft);
        proposal.HasIndex(p => new { p.Partner, p.ProposedAt });
        proposal.HasIndex(p => new { p.State, p.ProposedAt });
    }
}
