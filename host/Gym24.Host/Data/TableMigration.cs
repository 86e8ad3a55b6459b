using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261123_70_Tables")]
internal sealed class AddViewsAndBulk() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("views", t => new
        {
            Id = t.Column<Guid>(),
            UserId = t.Column<Guid>(),
            Path = t.Column<string>(maxLength: 200),
            Name = t.Column<string>(maxLength: 60),
            SortKey = t.Column<string>(maxLength: 200),
            Query = t.Column<string>(maxLength: 1000),
        }, constraints: t => t.PrimaryKey("PK_views", r => r.Id));
        migration.CreateIndex("IX_views_UserId_Path_SortKey", "views", ["UserId", "Path", "SortKey"], unique: true);
        migration.CreateTable("bulk", t => new
        {
            Id = t.Column<Guid>(),
            UserId = t.Column<Guid>(),
            Act = t.Column<string>(maxLength: 80),
            At = t.Column<DateTime>(),
            UndoneAt = t.Column<DateTime>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_bulk", r => r.Id));
        migration.CreateIndex("IX_bulk_At", "bulk", "At");
        migration.CreateTable("bulk_rows", t => new
        {
            BulkId = t.Column<Guid>(),
            Row = t.Column<Guid>(),
            State = t.Column<string>(maxLength: 200),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_bulk_rows", r => new { r.BulkId, r.Row });
            t.ForeignKey("FK_bulk_rows_bulk_BulkId", r => r.BulkId, "bulk", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_bulk_rows_Row", "bulk_rows", "Row");
    }
}
