using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Portfolio.Achievements;

internal enum AchievementState
{
    /// <summary>Entered by the pupil or a parent; waits for the class teacher.</summary>
    Proposed = 0,

    Confirmed = 1,

    /// <summary>Not confirmed, with a reason.</summary>
    Rejected = 2,

    /// <summary>Entered by mistake; kept, shown to nobody.</summary>
    Void = 3,
}

/// <summary>A result or a reward of a person: of a run, or entered by hand for what happened elsewhere.</summary>
internal sealed class Achievement : IVersioned
{
    public const int TitleLength = 500, DocumentLength = 300, NoteLength = 500, KindLength = 60, CodeLength = 20, ListLength = 1000, OfferingLength = 120;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public Guid PersonId { get; init; }
    public required string Title { get; set; }
    public required string Kind { get; set; }
    public string? Level { get; set; }
    public required string Outcome { get; set; }
    public DateOnly On { get; set; }
    public int SchoolYear { get; set; }
    public decimal? Points { get; set; }
    public string? Note { get; set; }

    /// <summary>What proves it, such as "диплом № 12".</summary>
    public string? Document { get; set; }

    /// <summary>The run it came of; absent when it was entered by hand.</summary>
    public Guid? RunId { get; init; }

    public string? Offering { get; set; }

    /// <summary>Codes with a blank between, as the result said them.</summary>
    public string? Subjects { get; set; }

    public string? Partners { get; set; }
    public AchievementState State { get; set; }

    /// <summary>Why it was rejected or voided.</summary>
    public string? Reason { get; set; }

    /// <summary>The account that entered it; none for a run.</summary>
    public Guid? EnteredBy { get; init; }

    public DateTime EnteredAt { get; init; }
    public DateTime ChangedAt { get; set; }

    public IReadOnlyList<string> SubjectList => Split(Subjects);
    public IReadOnlyList<string> PartnerList => Split(Partners);

    private static string[] Split(string? codes) => codes?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
}

internal sealed class AchievementTable : IEntityTypeConfiguration<Achievement>
{
    public void Configure(EntityTypeBuilder<Achievement> row)
    {
        row.ToTable("achievements");
        row.HasKey(a => a.Id);
        row.Property(a => a.Id).ValueGeneratedNever();
        row.Property(a => a.Title).HasMaxLength(Achievement.TitleLength);
        row.Property(a => a.Kind).HasMaxLength(Achievement.KindLength);
        row.Property(a => a.Level).HasMaxLength(Achievement.CodeLength);
        row.Property(a => a.Outcome).HasMaxLength(Achievement.CodeLength);
        row.Property(a => a.Points).HasPrecision(9, 2);
        row.Property(a => a.Note).HasMaxLength(Achievement.NoteLength);
        row.Property(a => a.Document).HasMaxLength(Achievement.DocumentLength);
        row.Property(a => a.Offering).HasMaxLength(Achievement.OfferingLength);
        row.Property(a => a.Subjects).HasMaxLength(Achievement.ListLength);
        row.Property(a => a.Partners).HasMaxLength(Achievement.ListLength);
        row.Property(a => a.Reason).HasMaxLength(Achievement.NoteLength);
        row.HasIndex(a => new { a.RunId, a.PersonId }).IsUnique().HasFilter("\"RunId\" IS NOT NULL");
        row.HasIndex(a => new { a.PersonId, a.On });
        row.HasIndex(a => new { a.SchoolYear, a.State });
        row.HasIndex(a => new { a.State, a.EnteredAt });
        row.HasIndex(a => new { a.State, a.On, a.EnteredAt });
        row.Ignore(a => a.SubjectList);
        row.Ignore(a => a.PartnerList);
    }
}
