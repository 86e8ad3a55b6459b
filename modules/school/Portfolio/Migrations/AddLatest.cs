using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Portfolio.Migrations;

/// <summary>The latest achievements of a school are found without sorting those of all years.</summary>
[DbContext(typeof(PortfolioDb)), Migration("20261122_02_Latest")]
internal sealed class AddLatest() : ModuleMigration("portfolio")
{
    protected override void Up(MigrationBuilder migration) =>
        migration.CreateIndex("IX_achievements_State_On_EnteredAt", "achievements", ["State", "On", "EnteredAt"]);
}
