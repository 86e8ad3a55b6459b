using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Partnerships.Migrations;

[DbContext(typeof(PartnershipsDb)), Migration("20261123_40_Files")]
internal sealed class HandOverAgreementFiles() : ModuleMigration("partnerships")
{
    protected override void Up(MigrationBuilder migration) => HandOverFiles(migration, "partnerships.agreements", "agreement_files", "agreement_contents");
}
