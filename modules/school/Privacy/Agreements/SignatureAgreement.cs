using Gym24.Privacy.Consents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Privacy.Agreements;

/// <summary>
/// Somebody has agreed on paper that a click counts as a signature (63-ФЗ, art. 6 and 9). Without one no click does.
/// </summary>
internal sealed class SignatureAgreement
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }
    public DateOnly SignedOn { get; init; }

    /// <summary>Number or place of the paper.</summary>
    public required string Paper { get; init; }

    public Guid? EnteredBy { get; init; }
    public DateTime EnteredAt { get; init; }

    /// <summary>From this moment clicks count no more; what was signed before stays signed.</summary>
    public DateTime? EndedAt { get; set; }
}

internal sealed class AgreementTable : IEntityTypeConfiguration<SignatureAgreement>
{
    public void Configure(EntityTypeBuilder<SignatureAgreement> row)
    {
        row.ToTable("agreements");
        row.Property(a => a.Id).ValueGeneratedNever();
        row.Property(a => a.Paper).HasMaxLength(Consent.PaperLength);
        row.HasIndex(a => new { a.PersonId, a.EndedAt });
    }
}
