using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261122_40_OneTimeLinks")]
internal sealed class AddLinks() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("one_time_links", t => new
        {
            Hash = t.Column<string>(maxLength: 64),
            Purpose = t.Column<string>(maxLength: 100),
            Subject = t.Column<Guid>(),
            At = t.Column<DateTime>(),
            Until = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_one_time_links", r => r.Hash));
        migration.CreateIndex("IX_one_time_links_Subject", "one_time_links", "Subject");
        migration.CreateIndex("IX_one_time_links_Until", "one_time_links", "Until");
        migration.AddColumn<DateTime>("PasswordAskedAt", "users", nullable: true);
        migration.CreateIndex("IX_users_PasswordAskedAt", "users", "PasswordAskedAt");
    }
}
