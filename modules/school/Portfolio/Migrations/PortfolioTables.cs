using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Portfolio.Migrations;

[DbContext(typeof(PortfolioDb)), Migration("20261122_01_Portfolio")]
internal sealed class PortfolioTables() : ModuleMigration("portfolio")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("achievements", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            PersonId = t.Column<Guid>(),
            Title = t.Column<string>(maxLength: 500),
            Kind = t.Column<string>(maxLength: 60),
            Level = t.Column<string>(maxLength: 20, nullable: true),
            Outcome = t.Column<string>(maxLength: 20),
            On = t.Column<DateOnly>(),
            SchoolYear = t.Column<int>(),
            Points = t.Column<decimal>(precision: 9, scale: 2, nullable: true),
            Note = t.Column<string>(maxLength: 500, nullable: true),
            Document = t.Column<string>(maxLength: 300, nullable: true),
            RunId = t.Column<Guid>(nullable: true),
            Offering = t.Column<string>(maxLength: 120, nullable: true),
            Subjects = t.Column<string>(maxLength: 1000, nullable: true),
            Partners = t.Column<string>(maxLength: 1000, nullable: true),
            State = t.Column<int>(),
            Reason = t.Column<string>(maxLength: 500, nullable: true),
            EnteredBy = t.Column<Guid>(nullable: true),
            EnteredAt = t.Column<DateTime>(),
            ChangedAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_achievements", r => r.Id));
        migration.CreateIndex("IX_achievements_RunId_PersonId", "achievements", ["RunId", "PersonId"], unique: true, filter: "\"RunId\" IS NOT NULL");
        migration.CreateIndex("IX_achievements_PersonId_On", "achievements", ["PersonId", "On"]);
        migration.CreateIndex("IX_achievements_SchoolYear_State", "achievements", ["SchoolYear", "State"]);
        migration.CreateIndex("IX_achievements_State_EnteredAt", "achievements", ["State", "EnteredAt"]);

        migration.CreateTable("participations", t => new
        {
            RunId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            Offering = t.Column<string>(maxLength: 120),
            Title = t.Column<string>(maxLength: 500),
            SchoolYear = t.Column<int>(),
            Starts = t.Column<DateOnly>(),
            Ends = t.Column<DateOnly>(),
            State = t.Column<int>(nullable: true),
            Attended = t.Column<int>(),
            Held = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_participations", r => new { r.RunId, r.PersonId }));
        migration.CreateIndex("IX_participations_PersonId_SchoolYear", "participations", ["PersonId", "SchoolYear"]);

        migration.CreateTable("routes", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            PersonId = t.Column<Guid>(),
            SchoolYear = t.Column<int>(),
            Goals = t.Column<string>(maxLength: 2000, nullable: true),
            Summary = t.Column<string>(maxLength: 2000, nullable: true),
            ChangedAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_routes", r => r.Id));
        migration.CreateIndex("IX_routes_PersonId_SchoolYear", "routes", ["PersonId", "SchoolYear"], unique: true);

        migration.CreateTable("route_steps", t => new
        {
            Id = t.Column<Guid>(),
            RouteId = t.Column<Guid>(),
            Number = t.Column<int>(),
            Offering = t.Column<string>(maxLength: 120, nullable: true),
            Title = t.Column<string>(maxLength: 300),
            When = t.Column<string>(maxLength: 100, nullable: true),
            Done = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_route_steps", r => r.Id);
            t.ForeignKey("FK_route_steps_routes_RouteId", r => r.RouteId, "routes", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_route_steps_RouteId_Number", "route_steps", ["RouteId", "Number"]);
    }
}
