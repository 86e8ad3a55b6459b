using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.People.Import;

internal enum Outcome
{
    Pending = 0,
    New = 1,
    Changed = 2,
    Unchanged = 3,
    Left = 4,
    Error = 5,
}

/// <summary>A line of an imported file while it waits: its cells, and what the dry run found. Kept for days, not for good.</summary>
internal sealed class ImportRow
{
    public Guid ImportId { get; init; }
    public int Line { get; init; }
    public string CellsJson { get; init; } = "[]";
    public Outcome Outcome { get; set; }
    public Guid? PersonId { get; set; }
    public string? DetailJson { get; set; }

    public string[] Cells => Json.Read<string[]>(CellsJson);
    public RowDetail Detail => DetailJson is null ? new RowDetail("", [], []) : Json.Read<RowDetail>(DetailJson);
}

/// <summary>What a person reads about a line of the dry run.</summary>
internal sealed record RowDetail(string Name, IReadOnlyList<Change> Changes, IReadOnlyList<Problem> Problems);

/// <summary>A field that will change.</summary>
internal sealed record Change(string Field, string? Old, string? New);

internal sealed class ImportRowTable : IEntityTypeConfiguration<ImportRow>
{
    public void Configure(EntityTypeBuilder<ImportRow> row)
    {
        row.ToTable("import_rows");
        row.HasKey(r => new { r.ImportId, r.Line });
        row.Property(r => r.CellsJson).HasColumnName("Cells");
        row.Property(r => r.DetailJson).HasColumnName("Detail");
        row.Ignore(r => r.Cells).Ignore(r => r.Detail);
        row.HasIndex(r => new { r.ImportId, r.Outcome, r.Line });
        row.HasIndex(r => new { r.ImportId, r.PersonId });
    }
}
