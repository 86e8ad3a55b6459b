using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Partnerships.Migrations;

[DbContext(typeof(PartnershipsDb)), Migration("20261122_05_ChosenDays")]
internal sealed class AddChosenDays() : ModuleMigration("partnerships")
{
    protected override void Up(MigrationBuilder migration) => migration.AddColumn<bool>("ChosenDays", "runs", defaultValue: false);
}
