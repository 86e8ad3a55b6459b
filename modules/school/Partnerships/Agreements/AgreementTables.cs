using Gym24.Contracts.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Partnerships.Agreements;

internal sealed class AgreementTables : IEntityTypeConfiguration<Agreement>, IEntityTypeConfiguration<AgreementPartner>,
    IEntityTypeConfiguration<AgreementLink>, IEntityTypeConfiguration<AgreementFile>,
    IEntityTypeConfiguration<AgreementStep>, IEntityTypeConfiguration<AgreementSettings>, IEntityTypeConfiguration<AgreementWarning>
{
    public const int IdLength = 120, WordLength = 20, NumberLength = 100, NameLength = 500, IssuerLength = 300, TextLength = 2000;

    public void Configure(EntityTypeBuilder<Agreement> row)
    {
        row.ToTable("agreements");
        row.HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.Document).HasMaxLength(IdLength);
        row.Property(r => r.Own).HasMaxLength(NameLength);
        row.Property(r => r.Kind).HasMaxLength(WordLength);
        row.Property(r => r.Form).HasMaxLength(WordLength);
        row.Property(r => r.Number).HasMaxLength(NumberLength);
        row.Property(r => r.Issuer).HasMaxLength(IssuerLength);
        row.Property(r => r.ResponsibleName).HasMaxLength(IssuerLength);
        row.Property(r => r.Title).HasMaxLength(NameLength);
        row.Property(r => r.Programme).HasMaxLength(NameLength);
        row.Property(r => r.Others).HasMaxLength(NameLength);
        row.Property(r => r.Issued).HasMaxLength(NameLength);
        row.Property(r => r.EndReason).HasMaxLength(NameLength);
        row.Property(r => r.Subject).HasMaxLength(TextLength);
        row.Property(r => r.Resources).HasMaxLength(TextLength);
        row.Property(r => r.Duties).HasMaxLength(TextLength);
        row.HasIndex(r => r.Document).IsUnique().HasFilter("\"Document\" IS NOT NULL");
        row.HasIndex(r => r.Submission).IsUnique().HasFilter("\"Submission\" IS NOT NULL");
        row.HasMany(r => r.Partners).WithOne().HasForeignKey(p => p.AgreementId).OnDelete(DeleteBehavior.Cascade);
        row.HasMany(r => r.Offerings).WithOne().HasForeignKey(p => p.AgreementId).OnDelete(DeleteBehavior.Cascade);
        row.HasMany(r => r.Files).WithOne().HasForeignKey(p => p.AgreementId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AgreementPartner> row)
    {
        row.ToTable("agreement_partners");
        row.HasKey(r => new { r.AgreementId, r.Partner });
        row.Property(r => r.Partner).HasMaxLength(IdLength);
    }

    public void Configure(EntityTypeBuilder<AgreementLink> row)
    {
        row.ToTable("agreement_offerings");
        row.HasKey(r => new { r.AgreementId, r.Offering });
        row.Property(r => r.Offering).HasMaxLength(IdLength);
    }

    public void Configure(EntityTypeBuilder<AgreementFile> row)
    {
        row.ToTable("agreement_files");
        row.HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.Name).HasMaxLength(IssuerLength);
        row.Property(r => r.MediaType).HasMaxLength(NumberLength);
        row.Property(r => r.Hash).HasMaxLength(KeptFile.HashLength);
        row.Property(r => r.ByName).HasMaxLength(IssuerLength);
        row.HasIndex(r => new { r.AgreementId, r.Hash }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<AgreementStep> row)
    {
        row.ToTable("agreement_steps");
        row.HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.ByName).HasMaxLength(IssuerLength);
        row.Property(r => r.What).HasMaxLength(WordLength);
        row.Property(r => r.Note).HasMaxLength(NameLength);
        row.HasIndex(r => new { r.AgreementId, r.At });
    }

    public void Configure(EntityTypeBuilder<AgreementSettings> row)
    {
        row.ToTable("agreement_settings");
        row.HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
    }

    public void Configure(EntityTypeBuilder<AgreementWarning> row)
    {
        row.ToTable("agreement_warnings");
        row.HasKey(r => new { r.Basis, r.Ends, r.Over });
        row.Property(r => r.Basis).HasMaxLength(IdLength);
    }
}
