using Gym24.Contracts.Files;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Tpu.Works;

internal sealed class WorkTables : IEntityTypeConfiguration<Work>, IEntityTypeConfiguration<WorkAuthor>, IEntityTypeConfiguration<WorkFile>,
    IEntityTypeConfiguration<WorkVersion>, IEntityTypeConfiguration<ContestTerms>
{
    public const int TitleLength = 300, AbstractLength = 4000, FileNameLength = 200;

    public void Configure(EntityTypeBuilder<Work> work)
    {
        work.ToTable("works");
        work.HasKey(w => w.Id);
        work.Property(w => w.Id).ValueGeneratedNever();
        work.Property(w => w.Title).HasMaxLength(TitleLength);
        work.Property(w => w.SortKey).HasMaxLength(TpuDb.LongLength);
        work.Property(w => w.Abstract).HasMaxLength(AbstractLength);
        work.Property(w => w.AuthorsKey).HasMaxLength(64);
        work.Property(w => w.SupervisorName).HasMaxLength(TpuDb.NameLength);
        work.Property(w => w.Reason).HasMaxLength(TpuDb.LongLength);
        work.Property(w => w.Outcome).HasMaxLength(TpuDb.CodeLength);
        work.Property(w => w.Diploma).HasMaxLength(TpuDb.CodeLength);
        work.HasIndex(w => new { w.RunId, w.AuthorsKey }).IsUnique();
        work.HasIndex(w => w.Supervisor);
    }

    public void Configure(EntityTypeBuilder<WorkAuthor> author)
    {
        author.ToTable("work_authors");
        author.HasKey(a => new { a.WorkId, a.PersonId });
        author.HasIndex(a => a.PersonId);
        author.HasOne<Work>().WithMany().HasForeignKey(a => a.WorkId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<WorkFile> file)
    {
        file.ToTable("work_files");
        file.HasKey(f => f.Id);
        file.Property(f => f.Id).ValueGeneratedNever();
        file.Property(f => f.Name).HasMaxLength(FileNameLength);
        file.Property(f => f.MediaType).HasMaxLength(TpuDb.CodeLength);
        file.Property(f => f.Hash).HasMaxLength(KeptFile.HashLength);
        file.HasIndex(f => f.WorkId);
        file.HasOne<Work>().WithMany().HasForeignKey(f => f.WorkId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<WorkVersion> version)
    {
        version.ToTable("work_versions");
        version.HasKey(v => new { v.WorkId, v.Number });
        version.Property(v => v.Title).HasMaxLength(TitleLength);
        version.Property(v => v.Abstract).HasMaxLength(AbstractLength);
        version.Property(v => v.ByName).HasMaxLength(TpuDb.NameLength);
        version.HasOne<Work>().WithMany().HasForeignKey(v => v.WorkId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<ContestTerms> terms)
    {
        terms.ToTable("contests");
        terms.HasKey(t => t.RunId);
        terms.Property(t => t.RunId).ValueGeneratedNever();
    }
}
