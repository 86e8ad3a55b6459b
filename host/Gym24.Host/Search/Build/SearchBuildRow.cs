using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Search.Build;

/// <summary>How far the words of a kind are built; the same for every generation and host.</summary>
internal sealed class SearchBuildRow
{
    public string Kind { get; init; } = "";

    /// <summary>What it was built from: when this changes, it is built anew.</summary>
    public string Edition { get; set; } = "";

    public BuildState State { get; set; }

    /// <summary>The last row that is done, while it is being built.</summary>
    public string? After { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<SearchBuildRow>(row =>
    {
        row.ToTable("search_builds").HasKey(r => r.Kind);
        row.Property(r => r.Kind).HasMaxLength(SearchEntryRow.KindLength);
        row.Property(r => r.Edition).HasMaxLength(80);
        row.Property(r => r.After).HasMaxLength(SearchEntryRow.RowLength);
    });
}

internal enum BuildState
{
    /// <summary>The rows are gone through and what is found of them is written.</summary>
    Reading = 0,

    /// <summary>What is found is gone through, and what no longer has a row is removed.</summary>
    Sweeping = 1,
    Done = 2,
}
