using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Tsu.Intakes;

/// <summary>The semester in which an intake of the courses begins.</summary>
internal enum Term
{
    Autumn = 0,
    Spring = 1,
}

/// <summary>What the school has decided for an intake of a school year: the sources name the semesters and the three months, nothing else.</summary>
internal sealed class IntakeTerm : IVersioned
{
    public int SchoolYear { get; init; }
    public Term Term { get; init; }
    public int Version { get; set; }

    /// <summary>First day of the courses.</summary>
    public DateOnly Starts { get; set; }

    public DateOnly EnrolFrom { get; set; }
    public DateOnly EnrolTo { get; set; }

    /// <summary>The day of the week on which lessons are held; absent: that of the first day.</summary>
    public DayOfWeek? Weekday { get; set; }

    public TimeOnly? At { get; set; }
    public TimeOnly? Until { get; set; }

    /// <summary>Places of each subject; absent: not limited.</summary>
    public int? Places { get; set; }

    /// <summary>Ids of the subjects that are not taught this time, blank between.</summary>
    public string? LeftOut { get; set; }
}

/// <summary>The run that was opened for a subject of an intake; never two.</summary>
internal sealed class IntakeRun
{
    public int SchoolYear { get; init; }
    public Term Term { get; init; }

    /// <summary>Id of the variant.</summary>
    public required string Subject { get; init; }

    public Guid RunId { get; init; }
}

internal sealed class IntakeTables : IEntityTypeConfiguration<IntakeTerm>, IEntityTypeConfiguration<IntakeRun>
{
    public void Configure(EntityTypeBuilder<IntakeTerm> term)
    {
        term.ToTable("intake_terms");
        term.HasKey(t => new { t.SchoolYear, t.Term });
        term.Property(t => t.LeftOut).HasMaxLength(TsuDb.LongLength);
    }

    public void Configure(EntityTypeBuilder<IntakeRun> run)
    {
        run.ToTable("intake_runs");
        run.HasKey(r => new { r.SchoolYear, r.Term, r.Subject });
        run.Property(r => r.Subject).HasMaxLength(TsuDb.CodeLength);
        run.HasIndex(r => r.RunId).IsUnique();
    }
}
