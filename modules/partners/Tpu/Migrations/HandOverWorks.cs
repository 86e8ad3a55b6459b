using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Tpu.Migrations;

[DbContext(typeof(TpuDb)), Migration("20261123_40_Files")]
internal sealed class HandOverWorks() : ModuleMigration("tpu")
{
    protected override void Up(MigrationBuilder migration) => HandOverFiles(migration, "tpu.works", "work_files", "work_contents");
}
