using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261122_70_Jobs")]
internal sealed class AddJobs() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("jobs", t => new
        {
            Id = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 200),
            Schedule = t.Column<string>(maxLength: 120, nullable: true),
            NextAt = t.Column<DateTime>(nullable: true),
            StartedAt = t.Column<DateTime>(nullable: true),
            EndedAt = t.Column<DateTime>(nullable: true),
            FailedAt = t.Column<DateTime>(nullable: true),
            Failures = t.Column<int>(),
            Error = t.Column<string>(maxLength: 1000, nullable: true),
            PausedAt = t.Column<DateTime>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_jobs", r => r.Id));
        migration.CreateIndex("IX_jobs_Name", "jobs", "Name", unique: true);
    }
}
