using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Journal.Sealing;

/// <summary>A seal as it is stored: in the database, and as one line of a file outside of it.</summary>
internal sealed record SealRow
{
    public long Number { get; init; }
    public DateTime At { get; init; }

    /// <summary>The id of the key it was signed with.</summary>
    public string Key { get; init; } = "";

    /// <summary>See <see cref="Seal"/>. What is signed, to the letter.</summary>
    public string Content { get; init; } = "";

    public string Signature { get; init; } = "";

    public static void Map(ModelBuilder model) => model.Entity<SealRow>(t =>
    {
        t.ToTable("audit_seals").HasKey(r => r.Number);
        t.Property(r => r.Number).ValueGeneratedNever();
        t.Property(r => r.Key).HasMaxLength(40);
        t.Property(r => r.Signature).HasMaxLength(200);
    });
}
