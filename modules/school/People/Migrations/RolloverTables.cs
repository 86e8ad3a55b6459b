using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.People.Migrations;

[DbContext(typeof(PeopleDb)), Migration("20261122_20_Rollovers")]
internal sealed class RolloverTables() : ModuleMigration("people")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("rollovers", t => new
        {
            Id = t.Column<Guid>(),
            SchoolYear = t.Column<int>(),
            AppliedAt = t.Column<DateTime>(),
            ByUser = t.Column<Guid>(nullable: true),
            Moved = t.Column<int>(),
            Left = t.Column<int>(),
            UndoneAt = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_rollovers", r => r.Id));
        migration.CreateIndex("IX_rollovers_SchoolYear_AppliedAt", "rollovers", ["SchoolYear", "AppliedAt"]);

        migration.CreateTable("rollover_steps", t => new
        {
            RolloverId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            MembershipId = t.Column<Guid>(),
            FromClassId = t.Column<Guid>(),
            ToClassId = t.Column<Guid>(nullable: true),
            NewMembershipId = t.Column<Guid>(nullable: true),
            ChangedAt = t.Column<DateTime>(),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_rollover_steps", r => new { r.RolloverId, r.PersonId });
            t.ForeignKey("FK_rollover_steps_rollovers_RolloverId", r => r.RolloverId, "rollovers", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_rollover_steps_PersonId", "rollover_steps", "PersonId");

        migration.CreateTable("rollover_classes", t => new
        {
            RolloverId = t.Column<Guid>(),
            ClassId = t.Column<Guid>(),
            Added = t.Column<bool>(),
            Version = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_rollover_classes", r => new { r.RolloverId, r.ClassId });
            t.ForeignKey("FK_rollover_classes_rollovers_RolloverId", r => r.RolloverId, "rollovers", "Id", onDelete: ReferentialAction.Cascade);
        });
    }
}
