using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Tpu.Migrations;

[DbContext(typeof(TpuDb)), Migration("20261122_01_FirstTables")]
internal sealed class FirstTables() : ModuleMigration("tpu")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("saturdays", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            RunId = t.Column<Guid>(),
            On = t.Column<DateOnly>(),
            Topic = t.Column<string>(maxLength: 200, nullable: true),
            Places = t.Column<int>(nullable: true),
            Taken = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_saturdays", r => r.Id));
        migration.CreateIndex("IX_saturdays_RunId_On", "saturdays", ["RunId", "On"], unique: true);
        migration.CreateIndex("IX_saturdays_On", "saturdays", "On");

        migration.CreateTable("choices", t => new
        {
            SaturdayId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_choices", r => new { r.SaturdayId, r.PersonId });
            t.ForeignKey("FK_choices_saturdays_SaturdayId", r => r.SaturdayId, "saturdays", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_choices_PersonId", "choices", "PersonId");
    }
}
