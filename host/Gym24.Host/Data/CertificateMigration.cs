using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261123_43_Certificates")]
internal sealed class AddCertificates() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("certificates", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            Kind = t.Column<string>(maxLength: 80),
            SubjectId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(nullable: true),
            Series = t.Column<string>(maxLength: 4),
            SchoolYear = t.Column<int>(),
            Place = t.Column<int>(),
            Number = t.Column<string>(maxLength: 40),
            Code = t.Column<string>(maxLength: 16),
            Holder = t.Column<string>(maxLength: 300),
            NameKey = t.Column<string>(maxLength: 620),
            Portrait = t.Column<bool>(),
            Heading = t.Column<string>(maxLength: 100),
            Lead = t.Column<string>(maxLength: 100),
            Text = t.Column<string>(maxLength: 600),
            About = t.Column<string>(maxLength: 500),
            School = t.Column<string>(maxLength: 300),
            Town = t.Column<string>(maxLength: 100, nullable: true),
            Signers = t.Column<string>(maxLength: 1000),
            On = t.Column<DateOnly>(),
            At = t.Column<DateTime>(),
            Replaces = t.Column<string>(maxLength: 40, nullable: true),
            RevokedAt = t.Column<DateTime>(nullable: true),
            RevokeReason = t.Column<string>(maxLength: 500, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_certificates", r => r.Id));
        migration.CreateIndex("IX_certificates_Number", "certificates", "Number", unique: true);
        migration.CreateIndex("IX_certificates_Code", "certificates", "Code", unique: true);
        migration.CreateIndex("IX_certificates_SubjectId_Kind", "certificates", ["SubjectId", "Kind"]);
        migration.CreateIndex("IX_certificates_PersonId", "certificates", "PersonId");
        migration.CreateIndex("IX_certificates_NameKey", "certificates", "NameKey");
        migration.CreateIndex("IX_certificates_At", "certificates", "At");

        migration.CreateTable("certificate_series", t => new
        {
            Series = t.Column<string>(maxLength: 4),
            SchoolYear = t.Column<int>(),
            Last = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_certificate_series", r => new { r.Series, r.SchoolYear }));
    }
}
