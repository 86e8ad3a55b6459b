using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Partnerships.Migrations;

[DbContext(typeof(PartnershipsDb)), Migration("20261122_05_Agreements")]
internal sealed class AddAgreements() : ModuleMigration("partnerships")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("agreements", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            Document = t.Column<string>(maxLength: 120, nullable: true),
            Own = t.Column<string>(maxLength: 500),
            Kind = t.Column<string>(maxLength: 20),
            Title = t.Column<string>(maxLength: 500, nullable: true),
            Number = t.Column<string>(maxLength: 100, nullable: true),
            Date = t.Column<DateOnly>(nullable: true),
            Issuer = t.Column<string>(maxLength: 300, nullable: true),
            Subject = t.Column<string>(maxLength: 2000, nullable: true),
            From = t.Column<DateOnly>(nullable: true),
            To = t.Column<DateOnly>(nullable: true),
            OpenEnded = t.Column<bool>(),
            Form = t.Column<string>(maxLength: 20, nullable: true),
            Programme = t.Column<string>(maxLength: 500, nullable: true),
            Resources = t.Column<string>(maxLength: 2000, nullable: true),
            Duties = t.Column<string>(maxLength: 2000, nullable: true),
            Issued = t.Column<string>(maxLength: 500, nullable: true),
            Others = t.Column<string>(maxLength: 500, nullable: true),
            Responsible = t.Column<Guid>(nullable: true),
            ResponsibleName = t.Column<string>(maxLength: 300, nullable: true),
            EndedOn = t.Column<DateOnly>(nullable: true),
            EndReason = t.Column<string>(maxLength: 500, nullable: true),
            Submission = t.Column<Guid>(nullable: true),
            ChangedAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_agreements", r => r.Id));
        migration.CreateIndex("IX_agreements_Document", "agreements", "Document", unique: true, filter: "\"Document\" IS NOT NULL");
        migration.CreateIndex("IX_agreements_Submission", "agreements", "Submission", unique: true, filter: "\"Submission\" IS NOT NULL");
        Lists(migration);
        Files(migration);
        migration.CreateTable("agreement_settings", t => new
        {
            Id = t.Column<int>(),
            WarnDays = t.Column<int>(),
            NextLook = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_agreement_settings", r => r.Id));
        migration.Sql($"INSERT INTO {Quoted("agreement_settings")} (\"Id\", \"WarnDays\", \"NextLook\") VALUES (1, 90, '2020-01-01 00:00:00')");
        migration.CreateTable("agreement_warnings", t => new
        {
            Basis = t.Column<string>(maxLength: 120),
            Ends = t.Column<DateOnly>(),
            Over = t.Column<bool>(),
            At = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_agreement_warnings", r => new { r.Basis, r.Ends, r.Over }));
    }

    private static void Lists(MigrationBuilder migration)
    {
        migration.CreateTable("agreement_partners", t => new
        {
            AgreementId = t.Column<Guid>(),
            Partner = t.Column<string>(maxLength: 120),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_agreement_partners", r => new { r.AgreementId, r.Partner });
            t.ForeignKey("FK_agreement_partners_agreements_AgreementId", r => r.AgreementId, "agreements", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("agreement_offerings", t => new
        {
            AgreementId = t.Column<Guid>(),
            Offering = t.Column<string>(maxLength: 120),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_agreement_offerings", r => new { r.AgreementId, r.Offering });
            t.ForeignKey("FK_agreement_offerings_agreements_AgreementId", r => r.AgreementId, "agreements", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("agreement_steps", t => new
        {
            Id = t.Column<Guid>(),
            AgreementId = t.Column<Guid>(),
            At = t.Column<DateTime>(),
            ByName = t.Column<string>(maxLength: 300),
            What = t.Column<string>(maxLength: 20),
            Was = t.Column<DateOnly>(nullable: true),
            Until = t.Column<DateOnly>(nullable: true),
            Note = t.Column<string>(maxLength: 500, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_agreement_steps", r => r.Id));
        migration.CreateIndex("IX_agreement_steps_AgreementId_At", "agreement_steps", ["AgreementId", "At"]);
    }

    private static void Files(MigrationBuilder migration)
    {
        migration.CreateTable("agreement_files", t => new
        {
            Id = t.Column<Guid>(),
            AgreementId = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 300),
            MediaType = t.Column<string>(maxLength: 100),
            Size = t.Column<int>(),
            Hash = t.Column<string>(maxLength: 64),
            At = t.Column<DateTime>(),
            ByName = t.Column<string>(maxLength: 300),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_agreement_files", r => r.Id);
            t.ForeignKey("FK_agreement_files_agreements_AgreementId", r => r.AgreementId, "agreements", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_agreement_files_AgreementId_Hash", "agreement_files", ["AgreementId", "Hash"], unique: true);
        migration.CreateTable("agreement_contents", t => new
        {
            FileId = t.Column<Guid>(),
            Content = t.Column<byte[]>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_agreement_contents", r => r.FileId);
            t.ForeignKey("FK_agreement_contents_agreement_files_FileId", r => r.FileId, "agreement_files", "Id", onDelete: ReferentialAction.Cascade);
        });
    }
}
