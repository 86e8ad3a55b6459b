using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261122_62_Reminders")]
internal sealed class AddReminders() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("reminders", t => new
        {
            Key = t.Column<string>(maxLength: 150),
            PersonId = t.Column<Guid>(),
            At = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_reminders", r => new { r.Key, r.PersonId }));
        migration.CreateIndex("IX_reminders_PersonId", "reminders", "PersonId");
        migration.CreateIndex("IX_reminders_At", "reminders", "At");
    }
}
