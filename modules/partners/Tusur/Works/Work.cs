using System.Security.Cryptography;
using System.Text;
using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Tusur.Works;

/// <summary>Where a work stands.</summary>
internal enum WorkState
{
    Submitted = 0,
    Returned = 1,
    Accepted = 2,
}

/// <summary>A work in the school section of the scientific session.</summary>
internal sealed class Work : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }

    /// <summary>The session of a year.</summary>
    public Guid RunId { get; init; }

    public required string Title { get; set; }
    public required string SortKey { get; set; }

    /// <summary>A subject of the offering.</summary>
    public required string Direction { get; set; }

    public required string Supervisor { get; set; }

    /// <summary>See <see cref="KeyOf"/>.</summary>
    public required string AuthorsKey { get; set; }

    public WorkState State { get; set; }

    /// <summary>Why it was returned.</summary>
    public string? Reason { get; set; }

    public DateTime SubmittedAt { get; init; }

    /// <summary>
    /// The same for the same people in whatever order: one work per set of authors. A person may stand in several sets, so alone
    /// and with a friend are two.
    /// </summary>
    public static string KeyOf(IEnumerable<Guid> authors) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join(' ', authors.Distinct().Select(a => $"{a:N}").Order(StringComparer.Ordinal)))));
}

/// <summary>A pupil who wrote a work.</summary>
internal sealed class WorkAuthor
{
    public Guid WorkId { get; init; }
    public Guid PersonId { get; init; }
}

internal sealed class WorkTables : IEntityTypeConfiguration<Work>, IEntityTypeConfiguration<WorkAuthor>
{
    public void Configure(EntityTypeBuilder<Work> work)
    {
        work.ToTable("works");
        work.HasKey(w => w.Id);
        work.Property(w => w.Id).ValueGeneratedNever();
        work.Property(w => w.Title).HasMaxLength(TusurDb.LongLength);
        work.Property(w => w.SortKey).HasMaxLength(TusurDb.LongLength + 100);
        work.Property(w => w.Direction).HasMaxLength(TusurDb.CodeLength);
        work.Property(w => w.Supervisor).HasMaxLength(TusurDb.NameLength);
        work.Property(w => w.AuthorsKey).HasMaxLength(64);
        work.Property(w => w.Reason).HasMaxLength(TusurDb.LongLength);
        work.HasIndex(w => new { w.RunId, w.AuthorsKey }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<WorkAuthor> author)
    {
        author.ToTable("work_authors");
        author.HasKey(a => new { a.WorkId, a.PersonId });
        author.HasIndex(a => a.PersonId);
        author.HasOne<Work>().WithMany().HasForeignKey(a => a.WorkId).OnDelete(DeleteBehavior.Cascade);
    }
}
