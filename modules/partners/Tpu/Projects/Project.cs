using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Tpu.Projects;

/// <summary>Where a project stands.</summary>
internal enum Stage
{
    Topic = 0,
    AtWork = 1,
    Presented = 2,
    Stopped = 3,
}

/// <summary>A team with a topic in one of the two project programmes. Its members stand in its run.</summary>
internal sealed class Project : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public required string Offering { get; init; }
    public Guid RunId { get; init; }
    public int SchoolYear { get; init; }
    public required string Team { get; init; }

    /// <summary>The name folded: two teams of a programme and year are not called alike.</summary>
    public required string NameKey { get; set; }

    public required string SortKey { get; init; }
    public required string Topic { get; set; }

    /// <summary>Person id of the school's teacher in charge.</summary>
    public Guid? Teacher { get; init; }

    public string? TeacherName { get; init; }
    public Stage Stage { get; set; }

    /// <summary>What came of it, or why it was stopped.</summary>
    public string? Result { get; set; }
}

/// <summary>A pupil of a team, as its run has it: kept here so that lists need no question for each team.</summary>
internal sealed class ProjectMember
{
    public Guid ProjectId { get; init; }
    public Guid PersonId { get; init; }
}

internal sealed class ProjectTables : IEntityTypeConfiguration<Project>, IEntityTypeConfiguration<ProjectMember>
{
    public void Configure(EntityTypeBuilder<Project> project)
    {
        project.ToTable("projects");
        project.HasKey(p => p.Id);
        project.Property(p => p.Id).ValueGeneratedNever();
        project.Property(p => p.Offering).HasMaxLength(TpuDb.CodeLength);
        project.Property(p => p.Team).HasMaxLength(TpuDb.NameLength);
        project.Property(p => p.NameKey).HasMaxLength(TpuDb.NameLength + 40);
        project.Property(p => p.SortKey).HasMaxLength(TpuDb.LongLength);
        project.Property(p => p.Topic).HasMaxLength(TpuDb.LongLength);
        project.Property(p => p.TeacherName).HasMaxLength(TpuDb.NameLength);
        project.Property(p => p.Result).HasMaxLength(TpuDb.LongLength);
        project.HasIndex(p => new { p.Offering, p.SchoolYear, p.NameKey }).IsUnique();
        project.HasIndex(p => p.RunId).IsUnique();
    }

    public void Configure(EntityTypeBuilder<ProjectMember> member)
    {
        member.ToTable("project_members");
        member.HasKey(m => new { m.ProjectId, m.PersonId });
        member.HasIndex(m => m.PersonId);
        member.HasOne<Project>().WithMany().HasForeignKey(m => m.ProjectId).OnDelete(DeleteBehavior.Cascade);
    }
}
