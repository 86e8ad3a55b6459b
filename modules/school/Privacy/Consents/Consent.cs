using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Privacy.Consents;

internal enum ConsentState
{
    /// <summary>Signed by one of two.</summary>
    Waiting = 0,

    /// <summary>Signed by all who must; counts until its last day.</summary>
    Given = 1,

    Withdrawn = 2,

    /// <summary>A newer one has taken its place, or what was half signed was begun anew.</summary>
    Replaced = 3,
}

/// <summary>A consent of one person to one kind and recipient, under one text.</summary>
internal sealed class Consent : IVersioned
{
    public const int KindLength = 40, RecipientLength = 60, TextVersionLength = 20, HashLength = 64, PaperLength = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }

    /// <summary>Whose data it is about.</summary>
    public Guid PersonId { get; init; }

    public required string Kind { get; init; }

    /// <summary>Id of a partner; empty for a kind without recipients.</summary>
    public required string Recipient { get; init; }

    public required string TextVersion { get; init; }
    public required string TextHash { get; init; }
    public ConsentState State { get; set; }
    public DateTime StartedAt { get; init; }
    public DateOnly? FirstDay { get; set; }

    /// <summary>The last day it counts.</summary>
    public DateOnly? LastDay { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>The person who withdrew it.</summary>
    public Guid? WithdrawnBy { get; set; }

    /// <summary>The written withdrawal, where staff entered one.</summary>
    public string? WithdrawalPaper { get; set; }

    public List<Signature> Signatures { get; init; } = [];

    public bool CountsOn(DateOnly day) => State == ConsentState.Given && FirstDay <= day && LastDay >= day;
}

internal enum SignerPart
{
    Guardian = 0,
    Pupil = 1,
}

internal enum SignedHow
{
    /// <summary>A click, under an agreement on simple electronic signatures.</summary>
    Click = 0,

    /// <summary>By hand; the paper is filed.</summary>
    Paper = 1,

    /// <summary>By a one-time link, under an agreement.</summary>
    Link = 2,
}

/// <summary>One signature under a consent.</summary>
internal sealed class Signature
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid ConsentId { get; init; }
    public Guid SignerId { get; init; }
    public SignerPart Part { get; init; }
    public SignedHow How { get; init; }
    public DateOnly SignedOn { get; init; }
    public DateTime At { get; init; }

    /// <summary>The account it was given or entered with; none for a link.</summary>
    public Guid? EnteredBy { get; init; }

    /// <summary>Number or place of the paper.</summary>
    public string? Paper { get; init; }

    /// <summary>The agreement that makes a click a signature.</summary>
    public Guid? AgreementId { get; init; }
}

/// <summary>A text somebody has signed, kept as it was.</summary>
internal sealed class SignedText
{
    public const int TitleLength = 300, BodyLength = 16000;

    public required string Hash { get; init; }
    public required string Title { get; init; }
    public required string Body { get; init; }
}

internal sealed class ConsentTables : IEntityTypeConfiguration<Consent>, IEntityTypeConfiguration<Signature>, IEntityTypeConfiguration<SignedText>
{
    public void Configure(EntityTypeBuilder<Consent> row)
    {
        row.ToTable("consents");
        row.Property(c => c.Id).ValueGeneratedNever();
        row.Property(c => c.Kind).HasMaxLength(Consent.KindLength);
        row.Property(c => c.Recipient).HasMaxLength(Consent.RecipientLength);
        row.Property(c => c.TextVersion).HasMaxLength(Consent.TextVersionLength);
        row.Property(c => c.TextHash).HasMaxLength(Consent.HashLength);
        row.Property(c => c.WithdrawalPaper).HasMaxLength(Consent.PaperLength);
        row.HasMany(c => c.Signatures).WithOne().HasForeignKey(s => s.ConsentId).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(c => new { c.PersonId, c.State });
        row.HasIndex(c => new { c.Kind, c.Recipient, c.State, c.PersonId });
        // Two who sign at the same moment: one of them is told to look again.
        row.HasIndex(c => new { c.PersonId, c.Kind, c.Recipient }).IsUnique().HasFilter("\"State\" = 0");
    }

    public void Configure(EntityTypeBuilder<Signature> row)
    {
        row.ToTable("signatures");
        row.Property(s => s.Id).ValueGeneratedNever();
        row.Property(s => s.Paper).HasMaxLength(Consent.PaperLength);
        row.HasIndex(s => new { s.ConsentId, s.Part }).IsUnique();
        row.HasIndex(s => s.SignerId);
    }

    public void Configure(EntityTypeBuilder<SignedText> row)
    {
        row.ToTable("signed_texts");
        row.HasKey(t => t.Hash);
        row.Property(t => t.Hash).HasMaxLength(Consent.HashLength);
        row.Property(t => t.Title).HasMaxLength(SignedText.TitleLength);
        row.Property(t => t.Body).HasMaxLength(SignedText.BodyLength);
    }
}
