using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Host.Data;

[DbContext(typeof(HostDb)), Migration("20261122_45_Erasures")]
internal sealed class AddErasures() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("erasures", t => new
        {
            Id = t.Column<Guid>(),
            Year = t.Column<int>(),
            Number = t.Column<int>(),
            At = t.Column<DateTime>(),
            Person = t.Column<Guid>(),
            Reason = t.Column<int>(),
            Ground = t.Column<string>(maxLength: 500),
            ByUser = t.Column<Guid>(nullable: true),
            ByName = t.Column<string>(maxLength: 200),
            Kinds = t.Column<string>(),
            Content = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_erasures", r => r.Id));
        migration.CreateIndex("IX_erasures_Year_Number", "erasures", ["Year", "Number"], unique: true);
        migration.CreateIndex("IX_erasures_Person", "erasures", "Person");

        migration.CreateTable("retention_rules", t => new
        {
            Id = t.Column<Guid>(),
            Kind = t.Column<string>(maxLength: 80),
            From = t.Column<DateOnly>(),
            Years = t.Column<int>(nullable: true),
            Basis = t.Column<string>(maxLength: 300),
            At = t.Column<DateTime>(),
            ByName = t.Column<string>(maxLength: 200),
        }, constraints: t => t.PrimaryKey("PK_retention_rules", r => r.Id));
        migration.CreateIndex("IX_retention_rules_Kind_From", "retention_rules", ["Kind", "From"], unique: true);

        migration.CreateTable("record_keepers", t => new
        {
            Module = t.Column<string>(maxLength: 40),
            Title = t.Column<string>(maxLength: 200),
            Kinds = t.Column<string>(),
        }, constraints: t => t.PrimaryKey("PK_record_keepers", r => r.Module));
    }
}
