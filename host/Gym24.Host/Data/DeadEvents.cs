using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261122_02_DeadEvents")]
internal sealed class DeadEvents() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration) => HostTablesMigration.AddDeadEvents(migration);
}
