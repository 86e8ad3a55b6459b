using Gym24.Privacy.Consents;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Privacy.Guests;

/// <summary>What a one-time link asks a guardian without an account to sign. The link itself stands in the host's store, as a hash.</summary>
internal sealed class SigningRequest
{
    /// <summary>Of the links of this module.</summary>
    public const string Purpose = "privacy.consent";

    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid PersonId { get; init; }
    public Guid GuardianId { get; init; }
    public required string Kind { get; init; }
    public required string Recipient { get; init; }
    public Guid? MadeBy { get; set; }
    public DateTime MadeAt { get; set; }
    public DateTime? SignedAt { get; set; }
}

internal sealed class SigningRequestTable : IEntityTypeConfiguration<SigningRequest>
{
    public void Configure(EntityTypeBuilder<SigningRequest> row)
    {
        row.ToTable("signing_requests");
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.Kind).HasMaxLength(Consent.KindLength);
        row.Property(r => r.Recipient).HasMaxLength(Consent.RecipientLength);
        row.HasIndex(r => new { r.PersonId, r.GuardianId });
    }
}
