using Microsoft.EntityFrameworkCore;

namespace Gym24.Contracts.Data;

/// <summary>The host's tables that every module's context writes in the transaction of its change.</summary>
internal static class HostTables
{
    public const string Owner = "host";

    public static string OwnerOf(Type row, string module) =>
        row == typeof(OutboxRow) || row == typeof(AuditRow) ? Owner : module;

    public static void Map(ModelBuilder model)
    {
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
            row.HasIndex(r => new { r.Subject, r.At });
        });
    }
}
