using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Partnerships.Applications;

/// <summary>A person's entry into a run; one row per person and run, whatever became of it.</summary>
internal sealed class Application : IVersioned
{
    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public Guid RunId { get; init; }
    public Guid PersonId { get; init; }
    public ApplicationState State { get; set; }

    /// <summary>Order of arrival within the run; orders the waiting list.</summary>
    public int Turn { get; set; }

    public DateTime At { get; set; }
    public DateTime MovedAt { get; set; }

    /// <summary>The account that entered the person; none for a module.</summary>
    public Guid? EnteredBy { get; set; }

    /// <summary>Grade at entry: head counts stay true when the pupil moves up.</summary>
    public int? Grade { get; set; }

    /// <summary>Until when the freed place is kept.</summary>
    public DateTime? OfferedUntil { get; set; }

    /// <summary>The coordinator put the person here: no freed place is offered by itself.</summary>
    public bool Parked { get; set; }

    /// <summary>Why rejected or withdrawn.</summary>
    public string? Reason { get; set; }

    /// <summary>Codes of what spoke against the entry, blank between; warnings among them were overruled for <see cref="OverruleReason"/>.</summary>
    public string? Overruled { get; set; }

    public string? OverruleReason { get; set; }

    public Run Run { get; init; } = null!;
}

internal sealed class ApplicationTable : IEntityTypeConfiguration<Application>
{
    public void Configure(EntityTypeBuilder<Application> application)
    {
        application.ToTable("applications");
        application.HasKey(a => a.Id);
        application.Property(a => a.Id).ValueGeneratedNever();
        application.Property(a => a.Reason).HasMaxLength(RunTables.ReasonLength);
        application.Property(a => a.Overruled).HasMaxLength(200);
        application.Property(a => a.OverruleReason).HasMaxLength(RunTables.ReasonLength);
        application.HasIndex(a => new { a.RunId, a.PersonId }).IsUnique();
        application.HasIndex(a => new { a.RunId, a.State, a.Turn });
        application.HasIndex(a => new { a.PersonId, a.State });
        application.HasIndex(a => new { a.State, a.OfferedUntil });
        application.HasIndex(a => a.At);
        application.HasOne(a => a.Run).WithMany().HasForeignKey(a => a.RunId).OnDelete(DeleteBehavior.Restrict);
    }
}
