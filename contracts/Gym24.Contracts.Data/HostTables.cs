using Gym24.Contracts.Files;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Contracts.Data;

/// <summary>The host's tables that every module's context writes in the transaction of its change.</summary>
internal static class HostTables
{
    public const string Owner = "host";

    /// <summary>SHA-256 in hexadecimal.</summary>
    public const int AuditHashLength = 64;

    public const int MediaTypeLength = 120;

    public static string OwnerOf(Type row, string module) =>
        row == typeof(OutboxRow) || row == typeof(AuditRow) || row == typeof(AuditChainRow)
        || row == typeof(FileContentRow) || row == typeof(FileRefRow) || SearchTables.Rows.Contains(row) ? Owner : module;

    public static void Map(ModelBuilder model)
    {
        SearchTables.Map(model);
        model.Entity<OutboxRow>(row =>
        {
            row.ToTable("outbox");
            row.HasKey(r => r.Id);
            row.Property(r => r.Id).ValueGeneratedNever();
            row.Property(r => r.Module).HasMaxLength(40);
            row.Property(r => r.Type).HasMaxLength(200);
            row.Property(r => r.LastError).HasMaxLength(1000);
            row.Property(r => r.FailedHandler).HasMaxLength(200);
            row.Property(r => r.PutAsideReason).HasMaxLength(OutboxRow.ReasonLength);
            row.HasIndex(r => new { r.DeliveredAt, r.NextAttemptAt });
            row.HasIndex(r => new { r.Aggregate, r.At });
        });
        model.Entity<AuditRow>(row =>
        {
            row.ToTable("audit");
            row.HasKey(r => r.Id);
            row.Property(r => r.Id).ValueGeneratedNever();
            row.Property(r => r.Module).HasMaxLength(40);
            row.Property(r => r.Action).HasMaxLength(200);
            row.Property(r => r.Outcome).HasMaxLength(40);
            row.HasIndex(r => r.At);
            row.Property(r => r.Hash).HasMaxLength(AuditHashLength);
            row.HasIndex(r => new { r.Subject, r.At });
            row.HasIndex(r => new { r.Person, r.At });
            row.HasIndex(r => new { r.UserId, r.At });
            row.HasIndex(r => new { r.Chain, r.Number }).IsUnique();
        });
        model.Entity<AuditChainRow>(row =>
        {
            row.ToTable("audit_chains");
            row.HasKey(r => r.Id);
            row.Property(r => r.Id).ValueGeneratedNever();
            row.Property(r => r.Host).HasMaxLength(100);
            row.Ignore(r => r.Beginning);
        });
        model.Entity<FileContentRow>(row =>
        {
            row.ToTable("file_contents");
            row.HasKey(r => r.Id);
            row.Property(r => r.Id).ValueGeneratedNever();
            row.Property(r => r.Hash).HasMaxLength(KeptFile.HashLength);
            row.Property(r => r.MediaType).HasMaxLength(MediaTypeLength);
            row.HasIndex(r => r.Hash);
            row.HasIndex(r => new { r.InFolder, r.At });
        });
        model.Entity<FileRefRow>(row =>
        {
            row.ToTable("file_refs");
            row.HasKey(r => r.Id);
            row.Property(r => r.Id).ValueGeneratedNever();
            row.Property(r => r.Shelf).HasMaxLength(FileShelf.IdLength);
            row.HasIndex(r => r.Shelf);
            row.HasIndex(r => r.ContentId);
        });
    }
}
