using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Tsu.Topics;

/// <summary>An interdisciplinary area. The source counts six and names none: the coordinator may name them.</summary>
internal sealed class Area
{
    public int Number { get; init; }
    public string? Name { get; set; }
}

/// <summary>A stage every new topic gets; the list is the school's.</summary>
internal sealed class StageKind
{
    public int Number { get; init; }
    public required string Name { get; set; }

    /// <summary>How many weeks after the supervisor's yes it is due, unless agreed otherwise; absent: not set.</summary>
    public int? Weeks { get; set; }
}

/// <summary>A member of staff the coordinator has chosen to supervise.</summary>
internal sealed class Supervisor : IVersioned
{
    public Guid PersonId { get; init; }

    /// <summary>Counts up with each topic taken on: two at the same moment do not both get the last one.</summary>
    public int Version { get; set; }

    public required string Name { get; set; }
    public required string SortKey { get; set; }
}

/// <summary>What the school has decided about supervision; one row, whose version stands for areas, stages and supervisors as well.</summary>
internal sealed class SupervisionRules : IVersioned
{
    public int Id { get; init; }
    public int Version { get; set; }

    /// <summary>How many topics a supervisor works on at once; absent: not limited.</summary>
    public int? TopicsMax { get; set; }

    /// <summary>How many pupils work on a topic; absent: not limited.</summary>
    public int? AuthorsMax { get; set; }
}

internal sealed class SupervisionTables
    : IEntityTypeConfiguration<Area>, IEntityTypeConfiguration<StageKind>, IEntityTypeConfiguration<Supervisor>, IEntityTypeConfiguration<SupervisionRules>
{
    public void Configure(EntityTypeBuilder<Area> area)
    {
        area.ToTable("areas");
        area.HasKey(a => a.Number);
        area.Property(a => a.Number).ValueGeneratedNever();
        area.Property(a => a.Name).HasMaxLength(TsuDb.NameLength);
    }

    public void Configure(EntityTypeBuilder<StageKind> stage)
    {
        stage.ToTable("stage_kinds");
        stage.HasKey(s => s.Number);
        stage.Property(s => s.Number).ValueGeneratedNever();
        stage.Property(s => s.Name).HasMaxLength(TsuDb.NameLength);
    }

    public void Configure(EntityTypeBuilder<Supervisor> supervisor)
    {
        supervisor.ToTable("supervisors");
        supervisor.HasKey(s => s.PersonId);
        supervisor.Property(s => s.PersonId).ValueGeneratedNever();
        supervisor.Property(s => s.Name).HasMaxLength(TsuDb.NameLength);
        supervisor.Property(s => s.SortKey).HasMaxLength(TsuDb.LongLength);
    }

    public void Configure(EntityTypeBuilder<SupervisionRules> rules)
    {
        rules.ToTable("supervision_rules");
        rules.HasKey(r => r.Id);
        rules.Property(r => r.Id).ValueGeneratedNever();
    }
}
