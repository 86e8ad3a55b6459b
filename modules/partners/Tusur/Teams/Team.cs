using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Tusur.Teams;

/// <summary>Where a team stands.</summary>
internal enum TeamState
{
    Forming = 0,
    Confirmed = 1,
    AtWork = 2,
    Presented = 3,
    Disbanded = 4,
}

/// <summary>A team of group project learning.</summary>
internal sealed class Team : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public int SchoolYear { get; init; }
    public required string Name { get; init; }

    /// <summary>The name folded: two teams of a year are not called alike.</summary>
    public required string NameKey { get; set; }

    public required string SortKey { get; init; }
    public required string Topic { get; init; }

    /// <summary>Person id of the school's teacher in charge.</summary>
    public Guid? Teacher { get; init; }

    public string? TeacherName { get; init; }

    /// <summary>Who leads the project at TUSUR.</summary>
    public string? Mentor { get; init; }

    public TeamState State { get; set; }

    /// <summary>Opened when the team was confirmed.</summary>
    public Guid? RunId { get; set; }

    public string? Result { get; set; }
    public DateTime FormedAt { get; init; }
}

/// <summary>A pupil in a team; in one team a year.</summary>
internal sealed class TeamMember
{
    public Guid TeamId { get; init; }
    public Guid PersonId { get; init; }
    public int SchoolYear { get; init; }
}

internal sealed class TeamTables : IEntityTypeConfiguration<Team>, IEntityTypeConfiguration<TeamMember>
{
    public void Configure(EntityTypeBuilder<Team> team)
    {
        team.ToTable("teams");
        team.HasKey(t => t.Id);
        team.Property(t => t.Id).ValueGeneratedNever();
        team.Property(t => t.Name).HasMaxLength(TusurDb.NameLength);
        team.Property(t => t.NameKey).HasMaxLength(TusurDb.NameLength + 40);
        team.Property(t => t.SortKey).HasMaxLength(TusurDb.LongLength);
        team.Property(t => t.Topic).HasMaxLength(TusurDb.LongLength);
        team.Property(t => t.TeacherName).HasMaxLength(TusurDb.NameLength);
        team.Property(t => t.Mentor).HasMaxLength(TusurDb.NameLength);
        team.Property(t => t.Result).HasMaxLength(TusurDb.LongLength);
        team.HasIndex(t => new { t.SchoolYear, t.NameKey }).IsUnique();
        team.HasIndex(t => t.RunId);
    }

    public void Configure(EntityTypeBuilder<TeamMember> member)
    {
        member.ToTable("team_members");
        member.HasKey(m => new { m.TeamId, m.PersonId });
        member.HasIndex(m => new { m.PersonId, m.SchoolYear }).IsUnique();
        member.HasOne<Team>().WithMany().HasForeignKey(m => m.TeamId).OnDelete(DeleteBehavior.Cascade);
    }
}
