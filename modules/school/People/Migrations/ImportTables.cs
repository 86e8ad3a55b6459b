using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.People.Migrations;

[DbContext(typeof(PeopleDb)), Migration("20261122_02_Imports")]
internal sealed class ImportTables() : ModuleMigration("people")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("imports", t => new
        {
            Id = t.Column<Guid>(),
            FileName = t.Column<string>(maxLength: 200),
            Format = t.Column<string>(maxLength: 40),
            State = t.Column<int>(),
            Kind = t.Column<int>(),
            SchoolYear = t.Column<int>(),
            EffectiveOn = t.Column<DateOnly>(),
            Complete = t.Column<bool>(),
            SkipErrors = t.Column<bool>(),
            AutoApply = t.Column<bool>(),
            Columns = t.Column<string>(),
            Mapping = t.Column<string>(maxLength: 2000),
            Lines = t.Column<int>(),
            LastLine = t.Column<int>(),
            Position = t.Column<int>(),
            Done = t.Column<int>(),
            New = t.Column<int>(),
            Changed = t.Column<int>(),
            Unchanged = t.Column<int>(),
            Left = t.Column<int>(),
            Errors = t.Column<int>(),
            Attempts = t.Column<int>(),
            Problem = t.Column<string>(maxLength: 4000, nullable: true),
            CreatedAt = t.Column<DateTime>(),
            ChangedAt = t.Column<DateTime>(),
            CheckedAt = t.Column<DateTime>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_imports", r => r.Id));
        migration.CreateIndex("IX_imports_State_ChangedAt", "imports", ["State", "ChangedAt"]);
        migration.CreateIndex("IX_imports_CreatedAt", "imports", "CreatedAt");

        migration.CreateTable("import_rows", t => new
        {
            ImportId = t.Column<Guid>(),
            Line = t.Column<int>(),
            Cells = t.Column<string>(),
            Outcome = t.Column<int>(),
            PersonId = t.Column<Guid>(nullable: true),
            Detail = t.Column<string>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_import_rows", r => new { r.ImportId, r.Line }));
        migration.CreateIndex("IX_import_rows_ImportId_Outcome_Line", "import_rows", ["ImportId", "Outcome", "Line"]);
        migration.CreateIndex("IX_import_rows_ImportId_PersonId", "import_rows", ["ImportId", "PersonId"]);
    }
}
