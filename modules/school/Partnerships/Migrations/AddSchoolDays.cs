using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Partnerships.Migrations;

[DbContext(typeof(PartnershipsDb)), Migration("20261122_04_SchoolDays")]
internal sealed class AddSchoolDays() : ModuleMigration("partnerships")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("school_days", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            SchoolYear = t.Column<int>(),
            Kind = t.Column<int>(),
            Name = t.Column<string>(maxLength: 200),
            From = t.Column<DateOnly>(),
            To = t.Column<DateOnly>(),
            Instead = t.Column<DateOnly>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_school_days", r => r.Id));
        migration.CreateIndex("IX_school_days_SchoolYear_From", "school_days", ["SchoolYear", "From"]);
        migration.CreateIndex("IX_school_days_From_To", "school_days", ["From", "To"]);
    }
}
