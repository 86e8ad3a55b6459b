using Gym24.Contracts.Data;
using Gym24.Rgs.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Rgs.Teams;

/// <summary>A team in a round. Of another school's team no more is known than school, grade and head count.</summary>
internal sealed class Team : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public Guid RoundId { get; init; }
    public required string Name { get; init; }

    /// <summary>The name folded: two teams of a round are not called alike.</summary>
    public required string NameKey { get; init; }

    public required string SortKey { get; init; }

    /// <summary>The other school; absent: this one.</summary>
    public string? School { get; init; }

    /// <summary>The highest grade in it.</summary>
    public int Grade { get; init; }

    /// <summary>How many play.</summary>
    public int HeadCount { get; init; }

    /// <summary>Person id of this school's teacher in charge.</summary>
    public Guid? Teacher { get; init; }

    public string? TeacherName { get; init; }
    public DateTime EnteredAt { get; init; }

    /// <summary>When an answer was last saved.</summary>
    public DateTime? AnsweredAt { get; set; }
}

/// <summary>A pupil in a team; in one team of a round.</summary>
internal sealed class TeamMember
{
    public Guid TeamId { get; init; }
    public Guid PersonId { get; init; }
    public Guid RoundId { get; init; }
}

internal sealed class TeamTables : IEntityTypeConfiguration<Team>, IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<Team> team)
    {
        team.ToTable("teams");
        team.HasKey(t => t.Id);
        team.Property(t => t.Id).ValueGeneratedNever();
        team.Property(t => t.Name).HasMaxLength(RgsDb.NameLength);
        team.Property(t => t.NameKey).HasMaxLength(RgsDb.NameLength);
        team.Property(t => t.SortKey).HasMaxLength(RgsDb.LongLength);
        team.Property(t => t.School).HasMaxLength(RgsDb.NameLength);
        team.Property(t => t.TeacherName).HasMaxLength(RgsDb.NameLength);
        team.HasIndex(t => new { t.RoundId, t.NameKey }).IsUnique();
        team.HasOne<Round>().WithMany().HasForeignKey(t => t.RoundId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<TeamMember> member)
    {
        member.ToTable("team_members");
        member.HasKey(m => new { m.TeamId, m.PersonId });
        member.HasIndex(m => new { m.RoundId, m.PersonId }).IsUnique();
        member.HasIndex(m => m.PersonId);
        member.HasOne<Team>().WithMany().HasForeignKey(m => m.TeamId).OnDelete(DeleteBehavior.Cascade);
    }
}
