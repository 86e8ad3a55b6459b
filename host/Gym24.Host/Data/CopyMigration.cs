using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261122_09_Copies")]
internal sealed class AddCopies() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration) => migration.CreateTable("copies", t => new
    {
        Name = t.Column<string>(maxLength: 200),
        School = t.Column<Guid>(),
        Rows = t.Column<long>(),
        Checksum = t.Column<string>(maxLength: 40),
        At = t.Column<DateTime>(),
    }, constraints: t => t.PrimaryKey("PK_copies", r => r.Name));
}
