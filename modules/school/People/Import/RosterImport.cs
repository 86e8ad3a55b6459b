using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.People.Import.Lines;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.People.Import;

internal enum ImportState
{
    Receiving = 0,
    Mapping = 1,
    Checking = 2,
    Checked = 3,
    Applying = 4,
    Applied = 5,
    Failed = 6,
    Discarded = 7,
}

/// <summary>A roster on its way in: where it stands is in the database, so that a swap or a restart loses nothing.</summary>
internal sealed class RosterImport : IVersioned
{
    public const int FileNameLength = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public string FileName { get; init; } = "";
    public string Format { get; set; } = "";
    public ImportState State { get; set; }
    public PersonKind Kind { get; set; }
    public int SchoolYear { get; init; }

    /// <summary>The day from which new classes, new people and leavers count.</summary>
    public DateOnly EffectiveOn { get; set; }

    /// <summary>The file names everybody; whoever is not in it has left.</summary>
    public bool Complete { get; set; }
    public bool SkipErrors { get; set; }

    /// <summary>Nobody looks at the dry run: applied as soon as it is clean.</summary>
    public bool AutoApply { get; set; }
    public string ColumnsJson { get; set; } = "[]";
    public string MappingJson { get; set; } = "{}";
    public int Lines { get; set; }
    public int LastLine { get; set; }

    /// <summary>The line that was worked on last in this stage; -1 before the first.</summary>
    public int Position { get; set; } = -1;
    public int Done { get; set; }
    public int New { get; set; }
    public int Changed { get; set; }
    public int Unchanged { get; set; }
    public int Left { get; set; }
    public int Errors { get; set; }
    public int Attempts { get; set; }
    public string? ProblemJson { get; set; }
    public DateTime CreatedAt { get; init; }
    public DateTime ChangedAt { get; set; }
    public DateTime? CheckedAt { get; set; }
    public int Version { get; set; }

    public string[] Columns => Json.Read<string[]>(ColumnsJson);
    public Dictionary<RosterField, int> Mapping => Json.Read<Dictionary<RosterField, int>>(MappingJson);
    public Problem? Problem => ProblemJson is null ? null : Json.Read<Problem>(ProblemJson);
    public bool InText => Format.StartsWith("csv", StringComparison.Ordinal);
    public bool Working => State is ImportState.Checking or ImportState.Applying;

    public void Check(DateTime now)
    {
        (State, Position, Done, Attempts, ProblemJson, ChangedAt, CheckedAt) = (ImportState.Checking, -1, 0, 0, null, now, null);
        (New, Changed, Unchanged, Left, Errors) = (0, 0, 0, 0, 0);
    }

    public void Apply(DateTime now) => (State, Position, Done, Attempts, ChangedAt) = (ImportState.Applying, 0, 0, 0, now);

    public void Fail(Problem problem, DateTime now) => (State, ProblemJson, ChangedAt) = (ImportState.Failed, Json.Write(problem), now);
}

internal sealed class RosterImportTable : IEntityTypeConfiguration<RosterImport>
{
    public void Configure(EntityTypeBuilder<RosterImport> row)
    {
        row.ToTable("imports");
        row.Property(i => i.Id).ValueGeneratedNever();
        row.Property(i => i.FileName).HasMaxLength(RosterImport.FileNameLength);
        row.Property(i => i.Format).HasMaxLength(40);
        row.Property(i => i.ColumnsJson).HasColumnName("Columns");
        row.Property(i => i.MappingJson).HasColumnName("Mapping").HasMaxLength(2000);
        row.Property(i => i.ProblemJson).HasColumnName("Problem").HasMaxLength(4000);
        row.Ignore(i => i.Columns).Ignore(i => i.Mapping).Ignore(i => i.Problem);
        row.HasIndex(i => new { i.State, i.ChangedAt });
        row.HasIndex(i => i.CreatedAt);
    }
}
