using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Tsu.Topics;

internal sealed class TopicTables : IEntityTypeConfiguration<Topic>, IEntityTypeConfiguration<TopicAuthor>, IEntityTypeConfiguration<TopicStage>, IEntityTypeConfiguration<TopicComment>
{
    public const int TextLength = 1000, CodeLength = 12;

    public void Configure(EntityTypeBuilder<Topic> topic)
    {
        topic.ToTable("topics");
        topic.HasKey(t => t.Id);
        topic.Property(t => t.Id).ValueGeneratedNever();
        topic.Property(t => t.Title).HasMaxLength(TsuDb.NameLength);
        topic.Property(t => t.SortKey).HasMaxLength(TsuDb.LongLength);
        topic.Property(t => t.Question).HasMaxLength(TextLength);
        topic.Property(t => t.Existing).HasMaxLength(TextLength);
        topic.Property(t => t.SupervisorName).HasMaxLength(TsuDb.NameLength);
        topic.Property(t => t.Answer).HasMaxLength(TsuDb.LongLength);
        topic.Property(t => t.Code).HasMaxLength(CodeLength);
        topic.Ignore(t => t.IsLive);
        topic.HasIndex(t => t.Code).IsUnique();
        topic.HasIndex(t => new { t.SchoolYear, t.State });
        topic.HasIndex(t => new { t.Supervisor, t.State });
    }

    public void Configure(EntityTypeBuilder<TopicAuthor> author)
    {
        author.ToTable("topic_authors");
        author.HasKey(a => new { a.TopicId, a.PersonId });
        author.Property(a => a.LiveKey).HasMaxLength(80);
        author.HasIndex(a => a.LiveKey).IsUnique();
        author.HasIndex(a => a.PersonId);
        author.HasOne<Topic>().WithMany().HasForeignKey(a => a.TopicId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<TopicStage> stage)
    {
        stage.ToTable("topic_stages");
        stage.HasKey(s => new { s.TopicId, s.Number });
        stage.Property(s => s.Name).HasMaxLength(TsuDb.NameLength);
        stage.HasIndex(s => s.Due);
        stage.HasOne<Topic>().WithMany().HasForeignKey(s => s.TopicId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<TopicComment> comment)
    {
        comment.ToTable("topic_comments");
        comment.HasKey(c => c.Id);
        comment.Property(c => c.Id).ValueGeneratedNever();
        comment.Property(c => c.Writer).HasMaxLength(TsuDb.NameLength);
        comment.Property(c => c.Text).HasMaxLength(TextLength);
        comment.HasIndex(c => new { c.TopicId, c.At });
        comment.HasOne<Topic>().WithMany().HasForeignKey(c => c.TopicId).OnDelete(DeleteBehavior.Cascade);
    }
}
