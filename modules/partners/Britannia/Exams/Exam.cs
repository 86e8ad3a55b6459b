using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Britannia.Exams;

/// <summary>An exam or a test in a language, as the school keeps it: the sources name the offerings and none of their terms.</summary>
internal sealed class Exam : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public required string Title { get; set; }

    /// <summary>The title folded: no two of a name.</summary>
    public required string TitleKey { get; set; }

    /// <summary>ISO 639-1.</summary>
    public required string Language { get; set; }

    /// <summary>Who gives the certificate; absent: stated with each.</summary>
    public string? Issuer { get; set; }

    /// <summary>How long a certificate counts; absent: without term.</summary>
    public int? ValidMonths { get; set; }
}

/// <summary>What the school has decided for all exams; one row.</summary>
internal sealed class BritanniaRules : IVersioned
{
    public int Id { get; init; }
    public int Version { get; set; }

    /// <summary>How many days before its end a certificate is warned of.</summary>
    public int WarnDays { get; set; }
}

internal sealed class ExamTables : IEntityTypeConfiguration<Exam>, IEntityTypeConfiguration<BritanniaRules>
{
    public void Configure(EntityTypeBuilder<Exam> exam)
    {
        exam.ToTable("exams");
        exam.HasKey(e => e.Id);
        exam.Property(e => e.Id).ValueGeneratedNever();
        exam.Property(e => e.Title).HasMaxLength(BritanniaDb.NameLength);
        exam.Property(e => e.TitleKey).HasMaxLength(BritanniaDb.NameLength + 40);
        exam.Property(e => e.Language).HasMaxLength(BritanniaDb.LanguageLength);
        exam.Property(e => e.Issuer).HasMaxLength(BritanniaDb.NameLength);
        exam.HasIndex(e => e.TitleKey).IsUnique();
    }

    public void Configure(EntityTypeBuilder<BritanniaRules> rules)
    {
        rules.ToTable("rules");
        rules.HasKey(r => r.Id);
        rules.Property(r => r.Id).ValueGeneratedNever();
    }
}
