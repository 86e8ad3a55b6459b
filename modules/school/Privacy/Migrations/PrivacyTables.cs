using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Privacy.Migrations;

[DbContext(typeof(PrivacyDb)), Migration("20261122_01_Privacy")]
internal sealed class PrivacyTables() : ModuleMigration("privacy")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("consents", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            PersonId = t.Column<Guid>(),
            Kind = t.Column<string>(maxLength: 40),
            Recipient = t.Column<string>(maxLength: 60),
            TextVersion = t.Column<string>(maxLength: 20),
            TextHash = t.Column<string>(maxLength: 64),
            State = t.Column<int>(),
            StartedAt = t.Column<DateTime>(),
            FirstDay = t.Column<DateOnly>(nullable: true),
            LastDay = t.Column<DateOnly>(nullable: true),
            EndedAt = t.Column<DateTime>(nullable: true),
            WithdrawnBy = t.Column<Guid>(nullable: true),
            WithdrawalPaper = t.Column<string>(maxLength: 200, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_consents", r => r.Id));
        migration.CreateIndex("IX_consents_PersonId_State", "consents", ["PersonId", "State"]);
        migration.CreateIndex("IX_consents_Kind_Recipient_State_PersonId", "consents", ["Kind", "Recipient", "State", "PersonId"]);
        migration.CreateIndex("IX_consents_PersonId_Kind_Recipient", "consents", ["PersonId", "Kind", "Recipient"], unique: true, filter: "\"State\" = 0");

        migration.CreateTable("signatures", t => new
        {
            Id = t.Column<Guid>(),
            ConsentId = t.Column<Guid>(),
            SignerId = t.Column<Guid>(),
            Part = t.Column<int>(),
            How = t.Column<int>(),
            SignedOn = t.Column<DateOnly>(),
            At = t.Column<DateTime>(),
            EnteredBy = t.Column<Guid>(nullable: true),
            Paper = t.Column<string>(maxLength: 200, nullable: true),
            AgreementId = t.Column<Guid>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_signatures", r => r.Id);
            t.ForeignKey("FK_signatures_consents_ConsentId", r => r.ConsentId, "consents", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_signatures_ConsentId_Part", "signatures", ["ConsentId", "Part"], unique: true);
        migration.CreateIndex("IX_signatures_SignerId", "signatures", "SignerId");

        migration.CreateTable("signed_texts", t => new
        {
            Hash = t.Column<string>(maxLength: 64),
            Title = t.Column<string>(maxLength: 300),
            Body = t.Column<string>(maxLength: 16000),
        }, constraints: t => t.PrimaryKey("PK_signed_texts", r => r.Hash));

        migration.CreateTable("agreements", t => new
        {
            Id = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            SignedOn = t.Column<DateOnly>(),
            Paper = t.Column<string>(maxLength: 200),
            EnteredBy = t.Column<Guid>(nullable: true),
            EnteredAt = t.Column<DateTime>(),
            EndedAt = t.Column<DateTime>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_agreements", r => r.Id));
        migration.CreateIndex("IX_agreements_PersonId_EndedAt", "agreements", ["PersonId", "EndedAt"]);
    }
}
