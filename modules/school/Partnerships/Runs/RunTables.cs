using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Partnerships.Runs;

internal sealed class RunTables : IEntityTypeConfiguration<Run>, IEntityTypeConfiguration<RunSession>,
    IEntityTypeConfiguration<RunPartner>, IEntityTypeConfiguration<RunSettings>
{
    public const int IdLength = 120, NameLength = 500, TitleLength = 200, SortKeyLength = 700, ReasonLength = 500;

    public void Configure(EntityTypeBuilder<Run> run)
    {
        run.ToTable("runs");
        run.HasKey(r => r.Id);
        run.Property(r => r.Id).ValueGeneratedNever();
        run.Property(r => r.Offering).HasMaxLength(IdLength);
        run.Property(r => r.Root).HasMaxLength(IdLength);
        run.Property(r => r.Name).HasMaxLength(NameLength);
        run.Property(r => r.Kind).HasMaxLength(60);
        run.Property(r => r.Module).HasMaxLength(40);
        run.Property(r => r.Title).HasMaxLength(TitleLength);
        run.Property(r => r.SortKey).HasMaxLength(SortKeyLength);
        run.Property(r => r.Room).HasMaxLength(TitleLength);
        run.Property(r => r.TeacherName).HasMaxLength(TitleLength);
        run.Property(r => r.CancelReason).HasMaxLength(ReasonLength);
        run.HasIndex(r => new { r.SchoolYear, r.Starts });
        run.HasIndex(r => new { r.Root, r.SchoolYear, r.Starts });
        run.HasIndex(r => new { r.Offering, r.SchoolYear, r.Starts });
        run.HasIndex(r => new { r.Teacher, r.SchoolYear });
        run.HasIndex(r => new { r.State, r.Ends });
        run.HasIndex(r => new { r.State, r.EnrolTo });
        run.HasMany(r => r.Sessions).WithOne().HasForeignKey(s => s.RunId).OnDelete(DeleteBehavior.Cascade);
        run.HasMany(r => r.Partners).WithOne().HasForeignKey(p => p.RunId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<RunSession> session)
    {
        session.ToTable("run_sessions");
        session.HasKey(s => s.Id);
        session.Property(s => s.Id).ValueGeneratedNever();
        session.HasIndex(s => new { s.RunId, s.On }).IsUnique();
        session.HasIndex(s => s.On);
    }

    public void Configure(EntityTypeBuilder<RunPartner> partner)
    {
        partner.ToTable("run_partners");
        partner.HasKey(p => new { p.RunId, p.Partner });
        partner.Property(p => p.Partner).HasMaxLength(IdLength);
        partner.HasIndex(p => p.Partner);
    }

    public void Configure(EntityTypeBuilder<RunSettings> settings)
    {
        settings.ToTable("run_settings");
        settings.HasKey(s => s.Id);
        settings.Property(s => s.Id).ValueGeneratedNever();
    }
}
