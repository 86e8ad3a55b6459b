using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261123_40_Files")]
internal sealed class AddFiles() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration) => HostTablesMigration.CreateFiles(migration);
}
