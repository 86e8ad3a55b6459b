using Gym24.Contracts.Bulk;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Bulk;

/// <summary>Something done to many rows at once, for as long as it may be taken back.</summary>
internal sealed class BulkRow
{
    public static readonly TimeSpan Kept = TimeSpan.FromDays(1);

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid UserId { get; init; }
    public string Act { get; init; } = "";
    public DateTime At { get; init; }
    public DateTime? UndoneAt { get; set; }
    public List<BulkRowState> Rows { get; init; } = [];

    public static void Map(ModelBuilder model)
    {
        model.Entity<BulkRow>(t =>
        {
            t.ToTable("bulk").HasKey(r => r.Id);
            t.Property(r => r.Id).ValueGeneratedNever();
            t.Property(r => r.Act).HasMaxLength(80);
            t.HasMany(r => r.Rows).WithOne().HasForeignKey(r => r.BulkId).OnDelete(DeleteBehavior.Cascade);
            t.HasIndex(r => r.At);
        });
        model.Entity<BulkRowState>(t =>
        {
            t.ToTable("bulk_rows").HasKey(r => new { r.BulkId, r.Row });
            t.HasIndex(r => r.Row);
            t.Property(r => r.State).HasMaxLength(BulkLine.StateLength);
        });
    }
}

internal sealed class BulkRowState
{
    public Guid BulkId { get; init; }
    public Guid Row { get; init; }

    /// <summary>What the act needs to take it back.</summary>
    public string State { get; init; } = "";
}
