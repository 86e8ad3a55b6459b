using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Notices;

internal enum DeliveryState
{
    Waiting = 0,

    /// <summary>Handed to the channel; found so after a kill, it goes once more with the same id.</summary>
    Sending = 1,

    Sent = 2,

    /// <summary>Given up, until somebody has it sent again.</summary>
    Failed = 3,

    /// <summary>Read in the product before it went, or not wanted any more.</summary>
    Unneeded = 4,
}

/// <summary>A notice on its way over a channel: one row for each notice and channel.</summary>
internal sealed class DeliveryRow
{
    public const int ErrorLength = 500;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid NoticeId { get; init; }
    public Guid PersonId { get; init; }
    public string Kind { get; init; } = "";
    public string Channel { get; init; } = "";
    public bool InDigest { get; init; }
    public DeliveryState State { get; set; }

    /// <summary>The message it goes in, once it has begun to go.</summary>
    public string? Message { get; set; }

    public int Tries { get; set; }
    public DateTime At { get; init; }
    public DateTime NextAt { get; set; }
    public string? Error { get; set; }
    public DateTime? DoneAt { get; set; }
}

/// <summary>Where a person is written to, and when not.</summary>
internal sealed class ReachRow
{
    public const int EmailLength = 254;

    public Guid PersonId { get; init; }
    public string? Email { get; set; }

    /// <summary>Since when the address is known to be the person's.</summary>
    public DateTime? EmailAt { get; set; }

    /// <summary>An address that waits for its link to be used.</summary>
    public string? AskedEmail { get; set; }

    public bool English { get; set; }

    /// <summary>Hours of the school's day; both or none.</summary>
    public int? QuietFrom { get; set; }

    public int? QuietUntil { get; set; }
    public int DigestHour { get; set; } = 17;
}

internal enum HowTold
{
    AtOnce = 0,
    InDigest = 1,
    Not = 2,
}

/// <summary>What a person has chosen for a kind on a channel.</summary>
internal sealed class ChoiceRow
{
    public Guid PersonId { get; init; }
    public string Kind { get; init; } = "";
    public string Channel { get; init; } = "";
    public HowTold How { get; set; }
}

/// <summary>Somebody was reminded of something.</summary>
internal sealed class ReminderRow
{
    public Guid PersonId { get; init; }
    public string Key { get; init; } = "";
    public DateTime At { get; init; }
}

internal static class NoticeTables
{
    public static void Map(ModelBuilder model)
    {
        model.Entity<DeliveryRow>(t =>
        {
            t.ToTable("notice_deliveries").HasKey(r => r.Id);
            t.Property(r => r.Id).ValueGeneratedNever();
            t.Property(r => r.Kind).HasMaxLength(80);
            t.Property(r => r.Channel).HasMaxLength(20);
            t.Property(r => r.Message).HasMaxLength(40);
            t.Property(r => r.Error).HasMaxLength(DeliveryRow.ErrorLength);
            t.HasIndex(r => new { r.NoticeId, r.Channel }).IsUnique();
            t.HasIndex(r => new { r.State, r.NextAt });
            t.HasIndex(r => new { r.PersonId, r.State });
            t.HasIndex(r => r.Message);
            t.HasOne<NoticeRow>().WithMany().HasForeignKey(r => r.NoticeId).OnDelete(DeleteBehavior.Cascade);
        });
        model.Entity<ReachRow>(t =>
        {
            t.ToTable("notice_reach").HasKey(r => r.PersonId);
            t.Property(r => r.PersonId).ValueGeneratedNever();
            t.Property(r => r.Email).HasMaxLength(ReachRow.EmailLength);
            t.Property(r => r.AskedEmail).HasMaxLength(ReachRow.EmailLength);
        });
        model.Entity<ChoiceRow>(t =>
        {
            t.ToTable("notice_choices").HasKey(r => new { r.PersonId, r.Kind, r.Channel });
            t.Property(r => r.Kind).HasMaxLength(80);
            t.Property(r => r.Channel).HasMaxLength(20);
        });
        model.Entity<ReminderRow>(t =>
        {
            t.ToTable("reminders").HasKey(r => new { r.Key, r.PersonId });
            t.Property(r => r.Key).HasMaxLength(150);
            t.HasIndex(r => r.PersonId);
            t.HasIndex(r => r.At);
        });
    }
}
