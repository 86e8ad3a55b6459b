using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261122_31_Sessions")]
internal sealed class AddSessions() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("sessions", t => new
        {
            Id = t.Column<Guid>(),
            UserId = t.Column<Guid>(),
            ForApi = t.Column<bool>(),
            Device = t.Column<string>(maxLength: 40),
            Address = t.Column<string>(maxLength: 45, nullable: true),
            At = t.Column<DateTime>(),
            SeenAt = t.Column<DateTime>(),
            Until = t.Column<DateTime>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_sessions", r => r.Id);
            t.ForeignKey("FK_sessions_users", r => r.UserId, "users", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_sessions_UserId_SeenAt", "sessions", ["UserId", "SeenAt"]);
        migration.CreateIndex("IX_sessions_Until", "sessions", "Until");
    }
}
