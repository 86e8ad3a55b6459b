using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Papers;

/// <summary>The school's own document in the place of a shipped one.</summary>
internal sealed class PaperRow : IVersioned
{
    public const int NameLength = 200, MissingLength = 1000;

    public string Template { get; init; } = "";

    /// <summary>As it was called when it was uploaded.</summary>
    public string FileName { get; set; } = "";

    public byte[] Content { get; set; } = [];

    /// <summary>Fields that a paper hardly does without, and this one does: names with a comma between.</summary>
    public string Missing { get; set; } = "";

    public DateTime At { get; set; }
    public Guid? ByUser { get; set; }
    public string ByName { get; set; } = "";
    public int Version { get; set; }

    public static void Map(ModelBuilder model) => model.Entity<PaperRow>(t =>
    {
        t.ToTable("papers").HasKey(r => r.Template);
        t.Property(r => r.Template).HasMaxLength(100);
        t.Property(r => r.FileName).HasMaxLength(NameLength);
        t.Property(r => r.Missing).HasMaxLength(MissingLength);
        t.Property(r => r.ByName).HasMaxLength(200);
    });
}
