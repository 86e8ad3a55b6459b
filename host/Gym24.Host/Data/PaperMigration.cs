using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261122_65_Papers")]
internal sealed class AddPapers() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration) => migration.CreateTable("papers", t => new
    {
        Template = t.Column<string>(maxLength: 100),
        FileName = t.Column<string>(maxLength: 200),
        Content = t.Column<byte[]>(),
        Missing = t.Column<string>(maxLength: 1000),
        At = t.Column<DateTime>(),
        ByUser = t.Column<Guid>(nullable: true),
        ByName = t.Column<string>(maxLength: 200),
        Version = t.Column<int>(),
    }, constraints: t => t.PrimaryKey("PK_papers", r => r.Template));
}
