using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Partnerships.Migrations;

/// <summary>What lists and calendar ask for all the time: runs that go on, windows that close, the applications of late.</summary>
[DbContext(typeof(PartnershipsDb)), Migration("20261122_07_Indexes")]
internal sealed class AddIndexes() : ModuleMigration("partnerships")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateIndex("IX_runs_State_Ends", "runs", ["State", "Ends"]);
        migration.CreateIndex("IX_runs_State_EnrolTo", "runs", ["State", "EnrolTo"]);
        migration.CreateIndex("IX_applications_At", "applications", "At");
    }
}
