using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Privacy.Migrations;

[DbContext(typeof(PrivacyDb)), Migration("20261122_02_SigningRequests")]
internal sealed class AddSigningRequests() : ModuleMigration("privacy")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("signing_requests", t => new
        {
            Id = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            GuardianId = t.Column<Guid>(),
            Kind = t.Column<string>(maxLength: 40),
            Recipient = t.Column<string>(maxLength: 60),
            MadeBy = t.Column<Guid>(nullable: true),
            MadeAt = t.Column<DateTime>(),
            SignedAt = t.Column<DateTime>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_signing_requests", r => r.Id));
        migration.CreateIndex("IX_signing_requests_PersonId_GuardianId", "signing_requests", ["PersonId", "GuardianId"]);
    }
}
