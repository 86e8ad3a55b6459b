using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Rgs.Rounds;

/// <summary>A round of the game. Its days, places and enrolment window are those of its run.</summary>
internal sealed class Round : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public int SchoolYear { get; set; }

    /// <summary>1, 2 … in a school year.</summary>
    public int Number { get; set; }

    /// <summary>Absent: not stated, as in the sources.</summary>
    public string? Topic { get; set; }

    public Guid RunId { get; init; }

    /// <summary>From when tasks are shown and answers taken, UTC.</summary>
    public DateTime OpensAt { get; set; }

    /// <summary>Until when, UTC; a later answer is refused.</summary>
    public DateTime ClosesAt { get; set; }

    public int TeamMin { get; set; }
    public int TeamMax { get; set; }

    /// <summary>Down to which place a team is a prize-winner; the first place is the winner's. Set by the school: the sources do not say.</summary>
    public int PrizePlaces { get; set; }

    /// <summary>From when on places are shown to everybody.</summary>
    public DateTime? PublishedAt { get; set; }
}

/// <summary>A task of a round.</summary>
internal sealed class RoundTask
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid RoundId { get; init; }
    public int Number { get; set; }
    public required string Text { get; set; }

    /// <summary>The most points it gives.</summary>
    public int MaxPoints { get; set; }
}

internal sealed class RoundTables : IEntityTypeConfiguration<Round>, IEntityTypeConfiguration<RoundTask>
{
    public void Configure(EntityTypeBuilder<Round> round)
    {
        round.ToTable("rounds");
        round.HasKey(r => r.Id);
        round.Property(r => r.Id).ValueGeneratedNever();
        round.Property(r => r.Topic).HasMaxLength(RgsDb.NameLength);
        round.HasIndex(r => new { r.SchoolYear, r.Number });
        round.HasIndex(r => r.RunId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<RoundTask> task)
    {
        task.ToTable("tasks");
        task.HasKey(t => t.Id);
        task.Property(t => t.Id).ValueGeneratedNever();
        task.Property(t => t.Text).HasMaxLength(RgsDb.TaskLength);
        task.HasIndex(t => new { t.RoundId, t.Number }).IsUnique();
        task.HasOne<Round>().WithMany().HasForeignKey(t => t.RoundId).OnDelete(DeleteBehavior.Cascade);
    }
}
