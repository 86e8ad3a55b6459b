using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Certificates;

/// <summary>A certificate as it was issued. Rows never go: a number that was given is accounted for.</summary>
internal sealed class CertificateRow : IVersioned
{
    public const int KindLength = 80, SeriesLength = 4, NumberLength = 40, NameLength = 300, KeyLength = 620, ShortLength = 100, TextLength = 600, LongLength = 500, SchoolLength = 300, SignersLength = 1000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public string Kind { get; init; } = "";
    public Guid SubjectId { get; init; }
    public Guid? PersonId { get; set; }
    public string Series { get; init; } = "";
    public int SchoolYear { get; init; }

    /// <summary>From 1 in a series and a school year.</summary>
    public int Place { get; init; }

    /// <summary>As printed.</summary>
    public string Number { get; init; } = "";

    /// <summary>What a stranger needs to check it.</summary>
    public string Code { get; init; } = "";

    /// <summary>Empty: the data were erased.</summary>
    public string Holder { get; set; } = "";

    /// <summary>The name folded, to look for it.</summary>
    public string NameKey { get; set; } = "";

    public bool Portrait { get; init; }
    public string Heading { get; init; } = "";
    public string Lead { get; init; } = "";
    public string Text { get; init; } = "";
    public string About { get; init; } = "";
    public string School { get; init; } = "";
    public string? Town { get; init; }

    /// <summary>A line for each: role, tabulator, name.</summary>
    public string Signers { get; init; } = "";

    public DateOnly On { get; init; }
    public DateTime At { get; init; }

    /// <summary>Number of the one whose place it takes.</summary>
    public string? Replaces { get; init; }

    public DateTime? RevokedAt { get; set; }
    public string? RevokeReason { get; set; }

    public static void Map(ModelBuilder model)
    {
        model.Entity<CertificateRow>(t =>
        {
            t.ToTable("certificates").HasKey(r => r.Id);
            t.Property(r => r.Id).ValueGeneratedNever();
            t.Property(r => r.Kind).HasMaxLength(KindLength);
            t.Property(r => r.Series).HasMaxLength(SeriesLength);
            t.Property(r => r.Number).HasMaxLength(NumberLength);
            t.Property(r => r.Code).HasMaxLength(Codes.Length);
            t.Property(r => r.Holder).HasMaxLength(NameLength);
            t.Property(r => r.NameKey).HasMaxLength(KeyLength);
            t.Property(r => r.Heading).HasMaxLength(ShortLength);
            t.Property(r => r.Lead).HasMaxLength(ShortLength);
            t.Property(r => r.Text).HasMaxLength(TextLength);
            t.Property(r => r.About).HasMaxLength(LongLength);
            t.Property(r => r.School).HasMaxLength(SchoolLength);
            t.Property(r => r.Town).HasMaxLength(ShortLength);
            t.Property(r => r.Signers).HasMaxLength(SignersLength);
            t.Property(r => r.Replaces).HasMaxLength(NumberLength);
            t.Property(r => r.RevokeReason).HasMaxLength(LongLength);
            t.HasIndex(r => r.Number).IsUnique();
            t.HasIndex(r => r.Code).IsUnique();
            t.HasIndex(r => new { r.SubjectId, r.Kind });
            t.HasIndex(r => r.PersonId);
            t.HasIndex(r => r.NameKey);
            t.HasIndex(r => r.At);
        });
        model.Entity<SeriesRow>(t =>
        {
            t.ToTable("certificate_series").HasKey(r => new { r.Series, r.SchoolYear });
            t.Property(r => r.Series).HasMaxLength(SeriesLength);
        });
    }
}

/// <summary>How far a series has been counted. Whoever issues holds its row until the end of the command: no number is given twice, and none is lost.</summary>
internal sealed class SeriesRow
{
    public string Series { get; init; } = "";
    public int SchoolYear { get; init; }
    public int Last { get; init; }
}
