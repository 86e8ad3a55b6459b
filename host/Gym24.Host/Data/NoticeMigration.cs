using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261122_60_NoticeKinds")]
internal sealed class AddNoticeKinds() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<string>("Kind", "notices", maxLength: 80, nullable: true);
        migration.AddColumn<Guid>("About", "notices", nullable: true);
        migration.CreateIndex("IX_notices_About", "notices", "About");
    }
}
