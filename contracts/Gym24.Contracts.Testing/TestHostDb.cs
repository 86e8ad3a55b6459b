using Gym24.Contracts.Data;
using Gym24.Contracts.Modules;
using Gym24.Contracts.People;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Contracts.Testing;

/// <summary>Stands for the host's tables and for the directory view where the real owners are not under test.</summary>
internal sealed class TestHostDb(ModuleDbSetup setup) : ModuleDb(setup)
{
    public static readonly ModuleManifest Manifest = new() { Id = "host", Title = "host", Version = "0", Contracts = "[0, 1)" };

    protected override void Tables(ModelBuilder model) => model.Entity<Row>(row =>
    {
        row.ToTable("test_people");
        row.HasKey(r => r.Id);
    });

    public async Task Replace(IEnumerable<PersonFacts> people)
    {
        await Set<Row>().ExecuteDeleteAsync();
        Set<Row>().AddRange(people.Select(p => new Row
        {
            Id = p.Id, Kind = p.Kind, DisplayName = p.DisplayName, SortKey = p.SortKey, ClassId = p.ClassId,
            ClassName = p.ClassName, Grade = p.Grade, BirthDate = p.BirthDate, LeftOn = p.LeftOn,
        }));
        await SaveChangesAsync();
    }

    internal sealed class Row
    {
        public Guid Id { get; set; }
        public PersonKind Kind { get; set; }
        public string DisplayName { get; set; } = "";
        public string SortKey { get; set; } = "";
        public Guid? ClassId { get; set; }
        public string? ClassName { get; set; }
        public int? Grade { get; set; }
        public DateOnly? BirthDate { get; set; }
        public DateOnly? LeftOn { get; set; }
    }
}

[DbContext(typeof(TestHostDb)), Migration("0")]
internal sealed class TestHostTables() : ModuleMigration("host")
{
    protected override void Up(MigrationBuilder migration)
    {
        HostTablesMigration.CreateOutboxAndAudit(migration);
        HostTablesMigration.AddDeadEvents(migration);
        HostTablesMigration.AddAuditChains(migration);
        HostTablesMigration.CreateFiles(migration);
        HostTablesMigration.AddSearch(migration);
        migration.CreateTable("test_people", t => new
        {
            Id = t.Column<Guid>(), Kind = t.Column<int>(), DisplayName = t.Column<string>(), SortKey = t.Column<string>(),
            ClassId = t.Column<Guid>(nullable: true), ClassName = t.Column<string>(nullable: true), Grade = t.Column<int>(nullable: true),
            BirthDate = t.Column<DateOnly>(nullable: true), LeftOn = t.Column<DateOnly>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_host_test_people", r => r.Id));
        // The view gives way where the real roster is among the modules under test: that one comes later and puts its own in the place.
        migration.EnsureSchema("people");
        migration.Sql($"CREATE VIEW {Quoted("people", "directory")} AS SELECT * FROM {Quoted("test_people")}");
    }
}
