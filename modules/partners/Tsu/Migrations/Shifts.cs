using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Tsu.Migrations;

[DbContext(typeof(TsuDb)), Migration("20261122_03_Shifts")]
internal sealed class Shifts() : ModuleMigration("tsu")
{
    protected override void Up(MigrationBuilder migration)
    {
        Rules(migration);
        Lists(migration);
    }

    private static void Rules(MigrationBuilder migration)
    {
        migration.CreateTable("selection_rules", t => new
        {
            Id = t.Column<Guid>(),
            Number = t.Column<int>(),
            From = t.Column<DateOnly>(),
            Years = t.Column<int>(),
            TieBreak = t.Column<int>(),
            Note = t.Column<string>(maxLength: 500, nullable: true),
            MadeAt = t.Column<DateTime>(),
            MadeBy = t.Column<Guid>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_selection_rules", r => r.Id));
        migration.CreateIndex("IX_selection_rules_Number", "selection_rules", "Number", unique: true);
        migration.CreateTable("selection_groups", t => new
        {
            RuleId = t.Column<Guid>(),
            Number = t.Column<int>(),
            Name = t.Column<string>(maxLength: 200),
            Kinds = t.Column<string>(maxLength: 1000),
            Cap = t.Column<int>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_selection_groups", r => new { r.RuleId, r.Number });
            t.ForeignKey("FK_selection_groups_selection_rules_RuleId", r => r.RuleId, "selection_rules", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateTable("selection_points", t => new
        {
            RuleId = t.Column<Guid>(),
            Group = t.Column<int>(),
            Level = t.Column<string>(maxLength: 20),
            Outcome = t.Column<string>(maxLength: 20),
            Points = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_selection_points", r => new { r.RuleId, r.Group, r.Level, r.Outcome });
            t.ForeignKey("FK_selection_points_selection_groups", r => new { r.RuleId, r.Group }, "selection_groups", ["RuleId", "Number"], onDelete: ReferentialAction.Cascade);
        });
    }

    private static void Lists(MigrationBuilder migration)
    {
        migration.CreateTable("shift_lists", t => new
        {
            RunId = t.Column<Guid>(),
            RuleId = t.Column<Guid>(),
            SettledAt = t.Column<DateTime>(),
            SettledBy = t.Column<Guid>(nullable: true),
            Places = t.Column<int>(nullable: true),
            Reason = t.Column<string>(maxLength: 500, nullable: true),
            Seen = t.Column<string>(maxLength: 64),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_shift_lists", r => r.RunId);
            t.ForeignKey("FK_shift_lists_selection_rules_RuleId", r => r.RuleId, "selection_rules", "Id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateIndex("IX_shift_lists_RuleId", "shift_lists", "RuleId");
        migration.CreateTable("shift_list_rows", t => new
        {
            RunId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            Number = t.Column<int>(),
            Place = t.Column<int>(),
            Shared = t.Column<bool>(),
            Chance = t.Column<int>(),
            Given = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_shift_list_rows", r => new { r.RunId, r.PersonId });
            t.ForeignKey("FK_shift_list_rows_shift_lists_RunId", r => r.RunId, "shift_lists", "RunId", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_shift_list_rows_PersonId", "shift_list_rows", "PersonId");
        migration.CreateTable("shift_list_lines", t => new
        {
            RunId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            Number = t.Column<int>(),
            Title = t.Column<string>(maxLength: 500),
            Kind = t.Column<string>(maxLength: 60),
            Level = t.Column<string>(maxLength: 20, nullable: true),
            Outcome = t.Column<string>(maxLength: 20),
            On = t.Column<DateOnly>(),
            Group = t.Column<string>(maxLength: 200, nullable: true),
            Worth = t.Column<int>(),
            Points = t.Column<int>(),
            Standing = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_shift_list_lines", r => new { r.RunId, r.PersonId, r.Number });
            t.ForeignKey("FK_shift_list_lines_shift_list_rows", r => new { r.RunId, r.PersonId }, "shift_list_rows", ["RunId", "PersonId"], onDelete: ReferentialAction.Cascade);
        });
    }
}
