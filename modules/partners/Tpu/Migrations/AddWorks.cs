using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Tpu.Migrations;

[DbContext(typeof(TpuDb)), Migration("20261122_03_Works")]
internal sealed class AddWorks() : ModuleMigration("tpu")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("contests", t => new
        {
            RunId = t.Column<Guid>(),
            Version = t.Column<int>(),
            DeadlineAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_contests", r => r.RunId));

        migration.CreateTable("works", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            RunId = t.Column<Guid>(),
            Title = t.Column<string>(maxLength: 300),
            SortKey = t.Column<string>(maxLength: 500),
            Abstract = t.Column<string>(maxLength: 4000, nullable: true),
            AuthorsKey = t.Column<string>(maxLength: 64),
            Supervisor = t.Column<Guid>(nullable: true),
            SupervisorName = t.Column<string>(maxLength: 200, nullable: true),
            State = t.Column<int>(),
            Reason = t.Column<string>(maxLength: 500, nullable: true),
            Until = t.Column<DateTime>(nullable: true),
            ChangedAt = t.Column<DateTime>(),
            HandedInAt = t.Column<DateTime>(nullable: true),
            FileId = t.Column<Guid>(nullable: true),
            Outcome = t.Column<string>(maxLength: 120, nullable: true),
            Place = t.Column<int>(nullable: true),
            Diploma = t.Column<string>(maxLength: 120, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_works", r => r.Id));
        migration.CreateIndex("IX_works_RunId_AuthorsKey", "works", ["RunId", "AuthorsKey"], unique: true);
        migration.CreateIndex("IX_works_Supervisor", "works", "Supervisor");

        migration.CreateTable("work_authors", t => new
        {
            WorkId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_work_authors", r => new { r.WorkId, r.PersonId });
            t.ForeignKey("FK_work_authors_works_WorkId", r => r.WorkId, "works", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_work_authors_PersonId", "work_authors", "PersonId");
        Files(migration);
    }

    private static void Files(MigrationBuilder migration)
    {
        migration.CreateTable("work_files", t => new
        {
            Id = t.Column<Guid>(),
            WorkId = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 200),
            MediaType = t.Column<string>(maxLength: 120),
            Size = t.Column<int>(),
            Hash = t.Column<string>(maxLength: 64),
            At = t.Column<DateTime>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_work_files", r => r.Id);
            t.ForeignKey("FK_work_files_works_WorkId", r => r.WorkId, "works", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_work_files_WorkId", "work_files", "WorkId");

        migration.CreateTable("work_contents", t => new
        {
            FileId = t.Column<Guid>(),
            Content = t.Column<byte[]>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_work_contents", r => r.FileId);
            t.ForeignKey("FK_work_contents_work_files_FileId", r => r.FileId, "work_files", "Id", onDelete: ReferentialAction.Cascade);
        });

        migration.CreateTable("work_versions", t => new
        {
            WorkId = t.Column<Guid>(),
            Number = t.Column<int>(),
            Title = t.Column<string>(maxLength: 300),
            Abstract = t.Column<string>(maxLength: 4000, nullable: true),
            FileId = t.Column<Guid>(),
            At = t.Column<DateTime>(),
            ByName = t.Column<string>(maxLength: 200),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_work_versions", r => new { r.WorkId, r.Number });
            t.ForeignKey("FK_work_versions_works_WorkId", r => r.WorkId, "works", "Id", onDelete: ReferentialAction.Cascade);
        });
    }
}
