using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Tpu.Course;

/// <summary>How far a pupil is in a run of the online course, as the course's platform last said.</summary>
internal sealed class Progress
{
    public Guid RunId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>0 to 100; absent: the platform says only whether the course is finished.</summary>
    public int? Percent { get; set; }

    public bool Finished { get; set; }

    /// <summary>When it was imported.</summary>
    public DateTime At { get; set; }
}

internal enum ImportState
{
    Mapping = 0,
    Checked = 1,
    Applied = 2,
    Discarded = 3,
}

/// <summary>A file of the platform on its way in. What the dry run finds is worked out anew each time it is looked at.</summary>
internal sealed class CourseImport : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public Guid RunId { get; init; }
    public required string FileName { get; init; }
    public required string Format { get; init; }

    /// <summary>Short lines are normal, as in a sheet.</summary>
    public bool Ragged { get; init; }

    public ImportState State { get; set; }
    public required string Columns { get; init; }
    public required string Mapping { get; set; }
    public int Lines { get; init; }

    /// <summary>How many pupils' progress it has changed.</summary>
    public int Changed { get; set; }

    public DateTime CreatedAt { get; init; }
    public DateTime? AppliedAt { get; set; }
    public required string ByName { get; init; }
}

/// <summary>The lines of a file, until it is applied or discarded: it may name pupils of other schools, who are no affair of this one.</summary>
internal sealed class CourseLines
{
    public Guid ImportId { get; init; }
    public required string Json { get; init; }
}

/// <summary>Whom a name of the platform means, as a person decided it; it holds for the next file as well.</summary>
internal sealed class CourseChoice
{
    public Guid RunId { get; init; }

    /// <summary>Name, class and account as the platform writes them, folded.</summary>
    public required string Key { get; init; }

    /// <summary>Absent: nobody, the name is left out.</summary>
    public Guid? PersonId { get; set; }
}

internal sealed class CourseTables : IEntityTypeConfiguration<Progress>, IEntityTypeConfiguration<CourseImport>, IEntityTypeConfiguration<CourseLines>, IEntityTypeConfiguration<CourseChoice>
{
    public const int FileNameLength = 200, KeyLength = 300, ColumnsLength = 20_000;

    public void Configure(EntityTypeBuilder<Progress> progress)
    {
        progress.ToTable("course_progress");
        progress.HasKey(p => new { p.RunId, p.PersonId });
        progress.HasIndex(p => p.PersonId);
    }

    public void Configure(EntityTypeBuilder<CourseImport> import)
    {
        import.ToTable("course_imports");
        import.HasKey(i => i.Id);
        import.Property(i => i.Id).ValueGeneratedNever();
        import.Property(i => i.FileName).HasMaxLength(FileNameLength);
        import.Property(i => i.Format).HasMaxLength(40);
        import.Property(i => i.Columns).HasMaxLength(ColumnsLength);
        import.Property(i => i.Mapping).HasMaxLength(TpuDb.LongLength);
        import.Property(i => i.ByName).HasMaxLength(TpuDb.NameLength);
        import.HasIndex(i => new { i.RunId, i.CreatedAt });
    }

    public void Configure(EntityTypeBuilder<CourseLines> lines)
    {
        lines.ToTable("course_lines");
        lines.HasKey(l => l.ImportId);
        lines.Property(l => l.ImportId).ValueGeneratedNever();
        lines.HasOne<CourseImport>().WithOne().HasForeignKey<CourseLines>(l => l.ImportId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<CourseChoice> choice)
    {
        choice.ToTable("course_choices");
        choice.HasKey(c => new { c.RunId, c.Key });
        choice.Property(c => c.Key).HasMaxLength(KeyLength);
    }
}
