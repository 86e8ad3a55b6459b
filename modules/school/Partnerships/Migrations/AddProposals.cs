using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Partnerships.Migrations;

[DbContext(typeof(PartnershipsDb)), Migration("20261122_06_Proposals")]
internal sealed class AddProposals() : ModuleMigration("partnerships")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("proposals", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            Partner = t.Column<string>(maxLength: 120),
            Offering = t.Column<string>(maxLength: 120),
            Name = t.Column<string>(maxLength: 500),
            Starts = t.Column<DateOnly>(),
            Stated = t.Column<string>(maxLength: 12_000),
            Note = t.Column<string>(maxLength: 1000, nullable: true),
            ProposedBy = t.Column<Guid>(nullable: true),
            ProposedByName = t.Column<string>(maxLength: 300),
            ProposedAt = t.Column<DateTime>(),
            State = t.Column<int>(),
            DecidedAt = t.Column<DateTime>(nullable: true),
            Reason = t.Column<string>(maxLength: 500, nullable: true),
            RunId = t.Column<Guid>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_proposals", r => r.Id));
        migration.CreateIndex("IX_proposals_Partner_ProposedAt", "proposals", ["Partner", "ProposedAt"]);
        migration.CreateIndex("IX_proposals_State_ProposedAt", "proposals", ["State", "ProposedAt"]);
    }
}
