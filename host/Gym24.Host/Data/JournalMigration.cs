using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261122_20_Journal")]
internal sealed class AddJournal() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration)
    {
        HostTablesMigration.AddAuditChains(migration);
        migration.CreateTable("audit_seals", t => new
        {
            Number = t.Column<long>(),
            At = t.Column<DateTime>(),
            Key = t.Column<string>(maxLength: 40),
            Content = t.Column<string>(),
            Signature = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_audit_seals", r => r.Number));
    }
}
