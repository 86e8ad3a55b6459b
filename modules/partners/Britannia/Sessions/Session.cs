using Gym24.Contracts.Data;
using Gym24.Britannia.Exams;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Britannia.Sessions;

/// <summary>Which exam is sat in a run. Days, places and applications are the run's.</summary>
internal sealed class Session : IVersioned
{
    public Guid RunId { get; init; }
    public int Version { get; set; }
    public Guid ExamId { get; set; }
}

internal sealed class SessionTable : IEntityTypeConfiguration<Session>
{
    public void Configure(EntityTypeBuilder<Session> session)
    {
        session.ToTable("sessions");
        session.HasKey(s => s.RunId);
        session.Property(s => s.RunId).ValueGeneratedNever();
        session.HasIndex(s => s.ExamId);
        session.HasOne<Exam>().WithMany().HasForeignKey(s => s.ExamId).OnDelete(DeleteBehavior.Restrict);
    }
}
