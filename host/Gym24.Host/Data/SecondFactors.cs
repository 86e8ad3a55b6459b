using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261122_30_SecondFactors")]
internal sealed class SecondFactors() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.AddColumn<bool>("NeedsSecondFactor", "roles", nullable: true);
        migration.CreateTable("code_steps", t => new { UserId = t.Column<Guid>(), Step = t.Column<long>() }, constraints: t =>
        {
            t.PrimaryKey("PK_code_steps", r => r.UserId);
            t.ForeignKey("FK_code_steps_users", r => r.UserId, "users", "Id", onDelete: ReferentialAction.Cascade);
        });
    }
}
