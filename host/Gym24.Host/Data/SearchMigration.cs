using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261123_20_Search")]
internal sealed class AddSearch() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration)
    {
        HostTablesMigration.AddSearch(migration);
        migration.CreateTable("search_builds", t => new
        {
            Kind = t.Column<string>(maxLength: SearchEntryRow.KindLength),
            Edition = t.Column<string>(maxLength: 80),
            State = t.Column<int>(),
            After = t.Column<string>(maxLength: SearchEntryRow.RowLength, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_search_builds", r => r.Kind));
    }
}
