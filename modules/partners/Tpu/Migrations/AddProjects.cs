using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Tpu.Migrations;

[DbContext(typeof(TpuDb)), Migration("20261122_02_Projects")]
internal sealed class AddProjects() : ModuleMigration("tpu")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("projects", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            Offering = t.Column<string>(maxLength: 120),
            RunId = t.Column<Guid>(),
            SchoolYear = t.Column<int>(),
            Team = t.Column<string>(maxLength: 200),
            NameKey = t.Column<string>(maxLength: 240),
            SortKey = t.Column<string>(maxLength: 500),
            Topic = t.Column<string>(maxLength: 500),
            Teacher = t.Column<Guid>(nullable: true),
            TeacherName = t.Column<string>(maxLength: 200, nullable: true),
            Stage = t.Column<int>(),
            Result = t.Column<string>(maxLength: 500, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_projects", r => r.Id));
        migration.CreateIndex("IX_projects_Offering_SchoolYear_NameKey", "projects", ["Offering", "SchoolYear", "NameKey"], unique: true);
        migration.CreateIndex("IX_projects_RunId", "projects", "RunId", unique: true);

        migration.CreateTable("project_members", t => new
        {
            ProjectId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_project_members", r => new { r.ProjectId, r.PersonId });
            t.ForeignKey("FK_project_members_projects_ProjectId", r => r.ProjectId, "projects", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_project_members_PersonId", "project_members", "PersonId");
    }
}
