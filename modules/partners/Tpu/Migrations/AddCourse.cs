using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Tpu.Migrations;

[DbContext(typeof(TpuDb)), Migration("20261122_04_Course")]
internal sealed class AddCourse() : ModuleMigration("tpu")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("course_progress", t => new
        {
            RunId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            Percent = t.Column<int>(nullable: true),
            Finished = t.Column<bool>(),
            At = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_course_progress", r => new { r.RunId, r.PersonId }));
        migration.CreateIndex("IX_course_progress_PersonId", "course_progress", "PersonId");

        migration.CreateTable("course_imports", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            RunId = t.Column<Guid>(),
            FileName = t.Column<string>(maxLength: 200),
            Format = t.Column<string>(maxLength: 40),
            Ragged = t.Column<bool>(),
            State = t.Column<int>(),
            Columns = t.Column<string>(maxLength: 20_000),
            Mapping = t.Column<string>(maxLength: 500),
            Lines = t.Column<int>(),
            Changed = t.Column<int>(),
            CreatedAt = t.Column<DateTime>(),
            AppliedAt = t.Column<DateTime>(nullable: true),
            ByName = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_course_imports", r => r.Id));
        migration.CreateIndex("IX_course_imports_RunId_CreatedAt", "course_imports", ["RunId", "CreatedAt"]);

        migration.CreateTable("course_lines", t => new
        {
            ImportId = t.Column<Guid>(),
            Json = t.Column<string>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_course_lines", r => r.ImportId);
            t.ForeignKey("FK_course_lines_course_imports_ImportId", r => r.ImportId, "course_imports", "Id", onDelete: ReferentialAction.Cascade);
        });

        migration.CreateTable("course_choices", t => new
        {
            RunId = t.Column<Guid>(),
            Key = t.Column<string>(maxLength: 300),
            PersonId = t.Column<Guid>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_course_choices", r => new { r.RunId, r.Key }));
    }
}
