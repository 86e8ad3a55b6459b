using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Tusur.Bookings;

/// <summary>A time at which TUSUR takes one group, or comes to the school for one.</summary>
internal sealed class Slot : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public required string Offering { get; init; }
    public DateOnly On { get; set; }
    public TimeOnly At { get; set; }
    public TimeOnly? Until { get; set; }

    /// <summary>Faculty or laboratory; the room where TUSUR comes to the school. Never null: part of the unique key.</summary>
    public string Place { get; set; } = "";

    public int Places { get; set; }
    public string? Note { get; set; }
    public DateTime PublishedAt { get; init; }

    public bool IsPast(DateTime local) => On.ToDateTime(At) <= local;

    /// <summary>Two times of one day meet; an unknown end may be late.</summary>
    public static bool Meet(TimeOnly at, TimeOnly? until, TimeOnly otherAt, TimeOnly? otherUntil) =>
        at <= otherAt ? until is not { } end || otherAt < end : otherUntil is not { } otherEnd || at < otherEnd;
}

/// <summary>A group that comes at a slot. Cancelled ones stay until the slot is removed.</summary>
internal sealed class Booking
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public Guid SlotId { get; init; }
    public Slot Slot { get; init; } = null!;

    /// <summary>The run that this booking opened: applications, places, attendance and results hang on it.</summary>
    public Guid RunId { get; init; }

    /// <summary>The class; none when the pupils come from several.</summary>
    public Guid? ClassId { get; init; }

    /// <summary>The class or classes as written then.</summary>
    public required string ClassName { get; init; }

    /// <summary>The teacher in charge.</summary>
    public Guid Teacher { get; init; }

    public required string TeacherName { get; init; }
    public int Pupils { get; init; }
    public DateTime BookedAt { get; init; }
    public DateTime? CancelledAt { get; set; }
    public string? CancelReason { get; set; }
}

/// <summary>Who holds a slot. The slot is the key, so that a slot is never held twice, whoever is asking at the same moment.</summary>
internal sealed class Hold
{
    public Guid SlotId { get; init; }
    public Guid BookingId { get; init; }
    public Booking Booking { get; init; } = null!;
}

internal sealed class BookingTables : IEntityTypeConfiguration<Slot>, IEntityTypeConfiguration<Booking>, IEntityTypeConfiguration<Hold>
{
    public void Configure(EntityTypeBuilder<Slot> slot)
    {
        slot.ToTable("slots");
        slot.HasKey(s => s.Id);
        slot.Property(s => s.Id).ValueGeneratedNever();
        slot.Property(s => s.Offering).HasMaxLength(TusurDb.CodeLength);
        slot.Property(s => s.Place).HasMaxLength(TusurDb.NameLength);
        slot.Property(s => s.Note).HasMaxLength(TusurDb.LongLength);
        slot.HasIndex(s => new { s.On, s.At });
        slot.HasIndex(s => new { s.Offering, s.On, s.At, s.Place }).IsUnique();
    }

    public void Configure(EntityTypeBuilder<Booking> booking)
    {
        booking.ToTable("bookings");
        booking.HasKey(b => b.Id);
        booking.Property(b => b.Id).ValueGeneratedNever();
        booking.Property(b => b.ClassName).HasMaxLength(TusurDb.NameLength);
        booking.Property(b => b.TeacherName).HasMaxLength(TusurDb.NameLength);
        booking.Property(b => b.CancelReason).HasMaxLength(TusurDb.LongLength);
        booking.HasOne(b => b.Slot).WithMany().HasForeignKey(b => b.SlotId).OnDelete(DeleteBehavior.Cascade);
        booking.HasIndex(b => b.RunId).IsUnique();
        booking.HasIndex(b => b.SlotId);
    }

    public void Configure(EntityTypeBuilder<Hold> hold)
    {
        hold.ToTable("holds");
        hold.HasKey(h => h.SlotId);
        hold.HasOne(h => h.Booking).WithMany().HasForeignKey(h => h.BookingId).OnDelete(DeleteBehavior.Cascade);
        hold.HasIndex(h => h.BookingId).IsUnique();
    }
}
