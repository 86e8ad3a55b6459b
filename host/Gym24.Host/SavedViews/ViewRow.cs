using Gym24.Contracts.Ui;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.SavedViews;

/// <summary>A list as an account wants to find it again.</summary>
internal sealed class ViewRow
{
    public const int PathLength = 200, QueryLength = 1000, SortKeyLength = 200;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid UserId { get; init; }
    public string Path { get; init; } = "";
    public string Name { get; set; } = "";

    /// <summary>Of the name: one view of a name.</summary>
    public string SortKey { get; init; } = "";

    public string Query { get; set; } = "";

    public static void Map(ModelBuilder model) => model.Entity<ViewRow>(t =>
    {
        t.ToTable("views").HasKey(r => r.Id);
        t.Property(r => r.Id).ValueGeneratedNever();
        t.Property(r => r.Path).HasMaxLength(PathLength);
        t.Property(r => r.Name).HasMaxLength(Contracts.Ui.SavedViews.MaxName);
        t.Property(r => r.SortKey).HasMaxLength(SortKeyLength);
        t.Property(r => r.Query).HasMaxLength(QueryLength);
        t.HasIndex(r => new { r.UserId, r.Path, r.SortKey }).IsUnique();
    });
}
