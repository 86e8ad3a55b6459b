using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261122_03_SeveralHosts")]
internal sealed class SeveralHosts() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("sign_in_attempts", t => new
        {
            Who = t.Column<string>(maxLength: 64),
            Count = t.Column<int>(),
            Until = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_sign_in_attempts", r => r.Who));
        migration.CreateIndex("IX_sign_in_attempts_Until", "sign_in_attempts", "Until");

        migration.CreateTable("hosts", t => new
        {
            Id = t.Column<string>(maxLength: 40),
            Name = t.Column<string>(maxLength: 100),
            SeenAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_hosts", r => r.Id));

        migration.CreateTable("module_decisions", t => new
        {
            Module = t.Column<string>(maxLength: 40),
            Enabled = t.Column<bool>(),
            Hash = t.Column<string>(maxLength: 64, nullable: true),
            ModuleVersion = t.Column<string>(maxLength: 40, nullable: true),
            At = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_module_decisions", r => r.Module));
    }
}
