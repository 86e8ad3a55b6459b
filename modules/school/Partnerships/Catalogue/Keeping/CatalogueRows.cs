using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Partnerships.Catalogue.Keeping;

/// <summary>The last known form of something a module shipped. Never deleted: applications and reports refer to it.</summary>
internal sealed class CatalogueEntry
{
    /// <summary>One of <see cref="EntryKinds"/>.</summary>
    public string Kind { get; init; } = "";
    public string Id { get; init; } = "";
    public string Module { get; set; } = "";

    /// <summary>Place in the module's file.</summary>
    public int Position { get; set; }
    public string Json { get; set; } = "";
    public string Hash { get; set; } = "";
    public int Version { get; set; }

    /// <summary>The module's file no longer has it.</summary>
    public bool Withdrawn { get; set; }

    /// <summary>What <see cref="Json"/> says; from the file that was just read, or read back from it once.</summary>
    public T Value<T>() where T : class => (T)(_value ??= KeptJson.Read<T>(Json));

    public void IsRead(object value) => _value = value;

    private object? _value;
}

/// <summary>A form an entry once had.</summary>
internal sealed class CatalogueVersion
{
    public string Kind { get; init; } = "";
    public string Id { get; init; } = "";
    public int Version { get; init; }
    public string Module { get; init; } = "";
    public string Json { get; init; } = "";
    public DateTime At { get; init; }
}

/// <summary>What was read last: the only row has the number 1.</summary>
internal sealed class CatalogueState
{
    public int Id { get; init; } = 1;

    /// <summary>Over all files of all active modules; equal means nothing to read.</summary>
    public string Hash { get; set; } = "";
    public string Messages { get; set; } = "[]";
    public DateTime At { get; set; }
}

internal static class EntryKinds
{
    public const string Source = "source", Direction = "direction", Partner = "partner", Document = "document", Conflict = "conflict", Offering = "offering";
}

internal sealed class CatalogueTables :
    IEntityTypeConfiguration<CatalogueEntry>, IEntityTypeConfiguration<CatalogueVersion>, IEntityTypeConfiguration<CatalogueState>
{
    public void Configure(EntityTypeBuilder<CatalogueEntry> row)
    {
        row.ToTable("catalogue_entries");
        row.HasKey(r => new { r.Kind, r.Id });
        row.Property(r => r.Kind).HasMaxLength(20);
        row.Property(r => r.Id).HasMaxLength(100);
        row.Property(r => r.Module).HasMaxLength(40);
        row.Property(r => r.Hash).HasMaxLength(64);
    }

    public void Configure(EntityTypeBuilder<CatalogueVersion> row)
    {
        row.ToTable("catalogue_versions");
        row.HasKey(r => new { r.Kind, r.Id, r.Version });
        row.Property(r => r.Kind).HasMaxLength(20);
        row.Property(r => r.Id).HasMaxLength(100);
        row.Property(r => r.Module).HasMaxLength(40);
    }

    public void Configure(EntityTypeBuilder<CatalogueState> row)
    {
        row.ToTable("catalogue_state");
        row.HasKey(r => r.Id);
        row.Property(r => r.Id).ValueGeneratedNever();
        row.Property(r => r.Hash).HasMaxLength(64);
    }
}

[DbContext(typeof(PartnershipsDb)), Migration("20261122_01_Catalogue")]
internal sealed class CatalogueMigration() : ModuleMigration("partnerships")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("catalogue_entries", t => new
        {
            Kind = t.Column<string>(maxLength: 20),
            Id = t.Column<string>(maxLength: 100),
            Module = t.Column<string>(maxLength: 40),
            Position = t.Column<int>(),
            Json = t.Column<string>(),
            Hash = t.Column<string>(maxLength: 64),
            Version = t.Column<int>(),
            Withdrawn = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("PK_catalogue_entries", r => new { r.Kind, r.Id }));

        migration.CreateTable("catalogue_versions", t => new
        {
            Kind = t.Column<string>(maxLength: 20),
            Id = t.Column<string>(maxLength: 100),
            Version = t.Column<int>(),
            Module = t.Column<string>(maxLength: 40),
            Json = t.Column<string>(),
            At = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_catalogue_versions", r => new { r.Kind, r.Id, r.Version }));

        migration.CreateTable("catalogue_state", t => new
        {
            Id = t.Column<int>(),
            Hash = t.Column<string>(maxLength: 64),
            Messages = t.Column<string>(),
            At = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_catalogue_state", r => r.Id));

        migration.CreateTable("offering_corrections", t => new
        {
            Offering = t.Column<string>(maxLength: 100),
            Number = t.Column<int>(),
            Json = t.Column<string>(),
            Reason = t.Column<string>(maxLength: 500),
            By = t.Column<Guid>(nullable: true),
            ByName = t.Column<string>(maxLength: 200),
            At = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_offering_corrections", r => new { r.Offering, r.Number }));
    }
}
