using System.Globalization;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.PersonalData;

/// <summary>Why somebody's data go (152-FZ, art. 21).</summary>
internal enum ErasureReason
{
    /// <summary>The purpose is reached or the time of keeping is over (part 4).</summary>
    TermOver = 0,

    /// <summary>The consent was withdrawn (part 5).</summary>
    ConsentWithdrawn = 1,

    /// <summary>There was no ground for it from the beginning (part 3): then no time of keeping holds it.</summary>
    Unlawful = 2,
}

/// <summary>An act of erasure. Ids, no name of the person; kept for three years at least.</summary>
internal sealed class ErasureRow
{
    public const int GroundLength = 500;

    public Guid Id { get; init; }
    public int Year { get; init; }
    public int Number { get; init; }
    public DateTime At { get; init; }
    public Guid Person { get; init; }
    public ErasureReason Reason { get; init; }

    /// <summary>Such as a demand with its date and number.</summary>
    public string Ground { get; init; } = "";

    public Guid? ByUser { get; init; }
    public string ByName { get; init; } = "";

    /// <summary>What went and must not come back: ids of kinds with a blank between, and of modules that were off.</summary>
    public string Kinds { get; set; } = "";

    /// <summary><see cref="ActContent"/>.</summary>
    public string Content { get; init; } = "";

    public string FullNumber => string.Create(CultureInfo.InvariantCulture, $"{Year}-{Number}");
}

/// <summary>How long the school keeps a kind of record, by its own decision, from a day on.</summary>
internal sealed class RetentionRule
{
    public const int BasisLength = 300;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string Kind { get; init; } = "";
    public DateOnly From { get; init; }

    /// <summary>After the person has left; <see langword="null"/>: may go at any time.</summary>
    public int? Years { get; init; }

    public string Basis { get; init; } = "";
    public DateTime At { get; init; }
    public string ByName { get; init; } = "";
}

/// <summary>A module that has kept records of people, as it said when it was last on.</summary>
internal sealed class RecordKeeper
{
    public string Module { get; init; } = "";
    public string Title { get; set; } = "";

    /// <summary>Ids of its kinds with a blank between.</summary>
    public string Kinds { get; set; } = "";
}

internal static class PersonalDataTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<ErasureRow>(t =>
        {
            t.ToTable("erasures").HasKey(r => r.Id);
            t.Property(r => r.Id).ValueGeneratedNever();
            t.Property(r => r.Ground).HasMaxLength(ErasureRow.GroundLength);
            t.Property(r => r.ByName).HasMaxLength(200);
            t.Ignore(r => r.FullNumber);
            t.HasIndex(r => new { r.Year, r.Number }).IsUnique();
            t.HasIndex(r => r.Person);
        });
        model.Entity<RetentionRule>(t =>
        {
            t.ToTable("retention_rules").HasKey(r => r.Id);
            t.Property(r => r.Id).ValueGeneratedNever();
            t.Property(r => r.Kind).HasMaxLength(80);
            t.Property(r => r.Basis).HasMaxLength(RetentionRule.BasisLength);
            t.Property(r => r.ByName).HasMaxLength(200);
            t.HasIndex(r => new { r.Kind, r.From }).IsUnique();
        });
        model.Entity<RecordKeeper>(t =>
        {
            t.ToTable("record_keepers").HasKey(r => r.Module);
            t.Property(r => r.Module).HasMaxLength(40);
            t.Property(r => r.Title).HasMaxLength(200);
        });
    }
}
