using Gym24.Contracts;
using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Britannia.Levels;

/// <summary>
/// What a person reached in an exam or a test. Never changed: a wrong one is annulled and entered anew, a retake is another one.
/// </summary>
internal sealed class Certificate : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public Guid PersonId { get; init; }
    public Guid RunId { get; init; }
    public Guid ExamId { get; init; }

    /// <summary>The exam as it was called then.</summary>
    public required string Exam { get; init; }

    /// <summary>ISO 639-1.</summary>
    public required string Language { get; init; }

    /// <summary>Code of a <see cref="Step"/>.</summary>
    public required string Level { get; init; }

    /// <summary>Place of the step on the scale, for sorting.</summary>
    public int Rank { get; init; }

    public decimal? Score { get; init; }
    public string? Number { get; init; }
    public string? Issuer { get; init; }
    public DateOnly IssuedOn { get; init; }

    /// <summary>Last day; absent: without term.</summary>
    public DateOnly? ValidUntil { get; init; }

    public DateTime EnteredAt { get; init; }

    public DateTime? AnnulledAt { get; set; }
    public string? AnnulReason { get; set; }

    /// <summary>The day from which its end is warned of; absent: without term, or annulled.</summary>
    public DateOnly? WarnFrom { get; set; }

    /// <summary>The warning was given.</summary>
    public DateTime? WarnedAt { get; set; }

    /// <summary>Keeps a number from being entered twice and a person from two results in a run; an annulled one stands apart.</summary>
    public required string NumberKey { get; set; }

    public required string RunKey { get; set; }

    public bool IsExpired(DateOnly today) => ValidUntil < today;

    public static string KeyOf(Guid run, Guid person) => $"{run:N}{person:N}";

    public static string KeyOf(Guid id, string? number, string? issuer) =>
        string.IsNullOrWhiteSpace(number) ? id.ToString("N") : $"{Fold.Text(number)}|{Fold.Text(issuer)}";

    public void Annul(DateTime now, string reason)
    {
        (AnnulledAt, AnnulReason, WarnFrom) = (now, reason.Trim(), null);
        NumberKey = RunKey = Id.ToString("N");
    }
}

/// <summary>A step of the scale; data with its source, because the Council of Europe adds to it.</summary>
internal sealed class Step
{
    public required string Code { get; init; }
    public int Rank { get; init; }
    public int Since { get; init; }
    public required string Source { get; init; }
}

internal sealed class LevelTables : IEntityTypeConfiguration<Certificate>, IEntityTypeConfiguration<Step>
{
    public void Configure(EntityTypeBuilder<Certificate> certificate)
    {
        certificate.ToTable("certificates");
        certificate.HasKey(c => c.Id);
        certificate.Property(c => c.Id).ValueGeneratedNever();
        certificate.Property(c => c.Exam).HasMaxLength(BritanniaDb.NameLength);
        certificate.Property(c => c.Language).HasMaxLength(BritanniaDb.LanguageLength);
        certificate.Property(c => c.Level).HasMaxLength(BritanniaDb.LevelLength);
        certificate.Property(c => c.Score).HasPrecision(9, 2);
        certificate.Property(c => c.Number).HasMaxLength(BritanniaDb.NumberLength);
        certificate.Property(c => c.Issuer).HasMaxLength(BritanniaDb.NameLength);
        certificate.Property(c => c.AnnulReason).HasMaxLength(BritanniaDb.ReasonLength);
        certificate.Property(c => c.NumberKey).HasMaxLength(BritanniaDb.NumberLength + BritanniaDb.NameLength + 1);
        certificate.Property(c => c.RunKey).HasMaxLength(64);
        certificate.HasIndex(c => c.NumberKey).IsUnique();
        certificate.HasIndex(c => c.RunKey).IsUnique();
        certificate.HasIndex(c => new { c.PersonId, c.Language, c.IssuedOn });
        certificate.HasIndex(c => c.RunId);
        certificate.HasIndex(c => new { c.WarnedAt, c.WarnFrom });
    }

    public void Configure(EntityTypeBuilder<Step> step)
    {
        step.ToTable("levels");
        step.HasKey(s => s.Code);
        step.Property(s => s.Code).HasMaxLength(BritanniaDb.LevelLength);
        step.Property(s => s.Source).HasMaxLength(BritanniaDb.TopicLength);
    }
}
