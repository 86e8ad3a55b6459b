using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Tsu.Migrations;

[DbContext(typeof(TsuDb)), Migration("20261122_01_Intakes")]
internal sealed class Intakes() : ModuleMigration("tsu")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("intake_terms", t => new
        {
            SchoolYear = t.Column<int>(),
            Term = t.Column<int>(),
            Version = t.Column<int>(),
            Starts = t.Column<DateOnly>(),
            EnrolFrom = t.Column<DateOnly>(),
            EnrolTo = t.Column<DateOnly>(),
            Weekday = t.Column<int>(nullable: true),
            At = t.Column<TimeOnly>(nullable: true),
            Until = t.Column<TimeOnly>(nullable: true),
            Places = t.Column<int>(nullable: true),
            LeftOut = t.Column<string>(maxLength: 500, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_intake_terms", r => new { r.SchoolYear, r.Term }));

        migration.CreateTable("intake_runs", t => new
        {
            SchoolYear = t.Column<int>(),
            Term = t.Column<int>(),
            Subject = t.Column<string>(maxLength: 120),
            RunId = t.Column<Guid>(),
        }, constraints: t => t.PrimaryKey("PK_intake_runs", r => new { r.SchoolYear, r.Term, r.Subject }));
        migration.CreateIndex("IX_intake_runs_RunId", "intake_runs", "RunId", unique: true);
    }
}
