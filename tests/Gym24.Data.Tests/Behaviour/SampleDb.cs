using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Modules;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Data.Tests.Behaviour;

internal sealed class SampleRow : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public string Name { get; set; } = "";
    public string SortKey { get; set; } = "";
    public string Folded { get; set; } = "";
    public string? Code { get; set; }
    public string Text { get; set; } = "";
    public decimal Amount { get; set; }
    public DateTime At { get; set; }
    public DateTime? Until { get; set; }
    public DateOnly On { get; set; }
    public TimeOnly? Clock { get; set; }
    public bool Flag { get; set; }

    public static SampleRow Named(string name) => new() { Name = name, SortKey = Fold.SortKey(name), Folded = Fold.Text(name) };
}

internal sealed class SamplePart
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid RowId { get; init; }
}

internal sealed class SampleDb(ModuleDbSetup setup) : ModuleDb(setup)
{
    public static readonly ModuleManifest Manifest = new() { Id = "sample-rows", Title = "sample", Version = "0", Contracts = "[0, 1)" };

    public DbSet<SampleRow> Rows => Set<SampleRow>();
    public DbSet<SamplePart> Parts => Set<SamplePart>();

    protected override void Tables(ModelBuilder model)
    {
        model.Entity<SampleRow>(row =>
        {
            row.ToTable("rows").HasKey(r => r.Id);
            row.Property(r => r.Id).ValueGeneratedNever();
            row.Property(r => r.Name).HasMaxLength(100);
            row.Property(r => r.SortKey).HasMaxLength(250);
            row.Property(r => r.Folded).HasMaxLength(100);
            row.Property(r => r.Code).HasMaxLength(20);
            row.Property(r => r.Amount).HasPrecision(12, 2);
            row.HasIndex(r => r.Code).IsUnique().HasFilter("\"Code\" IS NOT NULL");
            row.HasIndex(r => r.SortKey);
        });
        model.Entity<SamplePart>(part =>
        {
            part.ToTable("parts").HasKey(p => p.Id);
            part.Property(p => p.Id).ValueGeneratedNever();
            part.HasOne<SampleRow>().WithMany().HasForeignKey(p => p.RowId).OnDelete(DeleteBehavior.Cascade);
        });
    }
}

[DbContext(typeof(SampleDb)), Migration("1")]
internal sealed class SampleTables() : ModuleMigration("sample-rows")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("rows", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            Name = t.Column<string>(maxLength: 100),
            SortKey = t.Column<string>(maxLength: 250),
            Folded = t.Column<string>(maxLength: 100),
            Code = t.Column<string>(maxLength: 20, nullable: true),
            Text = t.Column<string>(),
            Amount = t.Column<decimal>(precision: 12, scale: 2),
            At = t.Column<DateTime>(),
            Until = t.Column<DateTime>(nullable: true),
            On = t.Column<DateOnly>(),
            Clock = t.Column<TimeOnly>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_rows", r => r.Id));
        migration.CreateIndex("IX_rows_Code", "rows", "Code", unique: true, filter: "\"Code\" IS NOT NULL");
        migration.CreateIndex("IX_rows_SortKey", "rows", "SortKey");
        migration.CreateTable("parts", t => new { Id = t.Column<Guid>(), RowId = t.Column<Guid>() }, constraints: t =>
        {
            t.PrimaryKey("PK_parts", r => r.Id);
            t.ForeignKey("FK_parts_rows_RowId", r => r.RowId, "rows", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_parts_RowId", "parts", "RowId");
    }
}

/// <summary>What a later release does to the table of an earlier one.</summary>
[DbContext(typeof(SampleDb)), Migration("2")]
internal sealed class SampleFlag() : ModuleMigration("sample-rows")
{
    protected override void Up(MigrationBuilder migration) => migration.AddColumn<bool>("Flag", "rows", defaultValue: false);
}

