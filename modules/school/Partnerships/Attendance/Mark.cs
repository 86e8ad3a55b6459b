using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Partnerships.Attendance;

/// <summary>Whether a person was at a session; no row: not marked yet.</summary>
internal sealed class Mark
{
    public Guid SessionId { get; init; }
    public Guid PersonId { get; init; }
    public Guid RunId { get; init; }
    public Presence Presence { get; set; }
}

internal sealed class MarkTable : IEntityTypeConfiguration<Mark>
{
    public void Configure(EntityTypeBuilder<Mark> mark)
    {
        mark.ToTable("attendance");
        mark.HasKey(m => new { m.SessionId, m.PersonId });
        mark.HasIndex(m => new { m.RunId, m.PersonId });
        mark.HasIndex(m => m.PersonId);
        mark.HasOne<RunSession>().WithMany().HasForeignKey(m => m.SessionId).OnDelete(DeleteBehavior.Restrict);
    }
}
