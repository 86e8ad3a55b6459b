using Gym24.Rgs.Rounds;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Rgs.Guests;

/// <summary>The right of another school to enter one team into a round. The code itself is not kept.</summary>
internal sealed class Invitation
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid RoundId { get; init; }
    public required string School { get; init; }

    /// <summary>SHA-256 of the code, hexadecimal.</summary>
    public required string CodeHash { get; set; }

    public DateTime InvitedAt { get; init; }

    /// <summary>The team that came of it.</summary>
    public Guid? TeamId { get; set; }

    public DateTime? WithdrawnAt { get; set; }
}

internal sealed class InvitationTable : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> invitation)
    {
        invitation.ToTable("invitations");
        invitation.HasKey(i => i.Id);
        invitation.Property(i => i.Id).ValueGeneratedNever();
        invitation.Property(i => i.School).HasMaxLength(RgsDb.NameLength);
        invitation.Property(i => i.CodeHash).HasMaxLength(64);
        invitation.HasIndex(i => i.CodeHash).IsUnique();
        invitation.HasIndex(i => i.RoundId);
        invitation.HasOne<Round>().WithMany().HasForeignKey(i => i.RoundId).OnDelete(DeleteBehavior.Restrict);
    }
}
