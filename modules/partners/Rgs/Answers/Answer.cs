using Gym24.Rgs.Rounds;
using Gym24.Rgs.Teams;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Rgs.Answers;

/// <summary>What a team answered to a task, and what that was worth.</summary>
internal sealed class Answer
{
    public Guid TeamId { get; init; }
    public Guid TaskId { get; init; }

    /// <summary>Empty: points were given for what was not typed here.</summary>
    public required string Text { get; set; }

    public DateTime At { get; set; }

    /// <summary>Absent: not judged yet.</summary>
    public decimal? Points { get; set; }
}

internal sealed class AnswerTable : IEntityTypeConfiguration<Answer>
{
    public void Configure(EntityTypeBuilder<Answer> answer)
    {
        answer.ToTable("answers");
        answer.HasKey(a => new { a.TeamId, a.TaskId });
        answer.HasIndex(a => a.TaskId);
        answer.Property(a => a.Text).HasMaxLength(RgsDb.AnswerLength);
        answer.Property(a => a.Points).HasPrecision(9, 2);
        answer.HasOne<Team>().WithMany().HasForeignKey(a => a.TeamId).OnDelete(DeleteBehavior.Cascade);
        answer.HasOne<RoundTask>().WithMany().HasForeignKey(a => a.TaskId).OnDelete(DeleteBehavior.Restrict);
    }
}
