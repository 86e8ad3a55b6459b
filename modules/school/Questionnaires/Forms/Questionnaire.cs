using Gym24.Contracts.Data;
using Gym24.Questionnaires.Questions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Questionnaires.Forms;

internal enum QuestionnaireState
{
    /// <summary>Being made; seen by authors only.</summary>
    Draft = 0,

    /// <summary>Opens by itself on a day; nothing is changed any more.</summary>
    Planned = 1,

    /// <summary>Answered until the deadline, which closes it without a stroke: see <see cref="Questionnaire.IsOpen"/>.</summary>
    Open = 2,

    /// <summary>Closed before the deadline.</summary>
    Closed = 3,
}

/// <summary>Questions to certain people until a day. Once it is opened its questions stay as they are: a copy can be changed.</summary>
internal sealed class Questionnaire : IVersioned
{
    public const int TitleLength = 200, ExplanationLength = 2000, AudienceLength = 8000, QuestionsLength = 200_000;

    public Guid Id { get; init; } = Guid.CreateVersion7();
    public int Version { get; set; }
    public required string Title { get; set; }
    public string? Explanation { get; set; }
    public string Questions { get; set; } = "[]";

    /// <summary>What was answered is kept apart from who has answered.</summary>
    public bool Anonymous { get; set; }

    /// <summary>Results of an anonymous one are also counted by class.</summary>
    public bool ByClass { get; set; }

    /// <summary>Results of an anonymous one are shown from so many answers on, as promised to those who answered.</summary>
    public int MinimumGroup { get; set; }

    public string Audience { get; set; } = "{}";
    public QuestionnaireState State { get; set; }

    /// <summary>The day it opens by itself.</summary>
    public DateOnly? OpensOn { get; set; }

    /// <summary>The last day of answering, the school's zone.</summary>
    public DateOnly? Deadline { get; set; }

    /// <summary>Who made it.</summary>
    public Guid? AuthorId { get; set; }

    /// <summary>The run it asks about, if any.</summary>
    public Guid? RunId { get; init; }

    public DateTime MadeAt { get; init; }
    public DateTime? OpenedAt { get; set; }
    public DateTime? ClosedAt { get; set; }

    public QuestionList QuestionList => new(Stored.Read<List<Question>>(Questions));

    public Audience Asked => Stored.Read<Audience>(Audience);

    public bool IsOpen(DateOnly today) => State == QuestionnaireState.Open && today <= Deadline;

    public bool IsOver(DateOnly today) => State == QuestionnaireState.Closed || (State == QuestionnaireState.Open && today > Deadline);
}

internal sealed class QuestionnaireTable : IEntityTypeConfiguration<Questionnaire>
{
    public void Configure(EntityTypeBuilder<Questionnaire> row)
    {
        row.ToTable("questionnaires");
        row.HasKey(q => q.Id);
        row.Property(q => q.Id).ValueGeneratedNever();
        row.Property(q => q.Title).HasMaxLength(Questionnaire.TitleLength);
        row.Property(q => q.Explanation).HasMaxLength(Questionnaire.ExplanationLength);
        row.Property(q => q.Questions).HasMaxLength(Questionnaire.QuestionsLength);
        row.Property(q => q.Audience).HasMaxLength(Questionnaire.AudienceLength);
        row.HasIndex(q => q.MadeAt);
        row.HasIndex(q => new { q.State, q.Deadline });
        row.HasIndex(q => q.RunId);
        row.HasIndex(q => q.AuthorId);
        row.Ignore(q => q.QuestionList);
        row.Ignore(q => q.Asked);
    }
}
