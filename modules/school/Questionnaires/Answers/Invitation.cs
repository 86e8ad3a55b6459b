using Gym24.Questionnaires.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Gym24.Questionnaires.Answers;

/// <summary>
/// Somebody is asked. Says whether the answer was given, and neither when nor what: of an anonymous questionnaire nothing leads from here to the
/// answers, which stand in <see cref="Box"/>.
/// </summary>
internal sealed class Invitation
{
    public const int GroupLength = 20;

    /// <summary>Random: ids in order of time would say in what order people were asked.</summary>
    public Guid Id { get; init; } = Guid.NewGuid();

    public Guid QuestionnaireId { get; init; }
    public Guid PersonId { get; init; }

    /// <summary>The child it is about, or the person.</summary>
    public Guid AboutId { get; init; }

    /// <summary>The class, for response rates; empty: none, or more than one.</summary>
    public string Group { get; init; } = "";

    public bool Answered { get; set; }
    public Questionnaire Questionnaire { get; init; } = null!;
}

/// <summary>Answers of a named questionnaire, or what there is of them so far.</summary>
internal sealed class NamedAnswers
{
    public const int AnswersLength = 200_000;

    /// <summary>That of the invitation.</summary>
    public Guid InvitationId { get; init; }

    public Guid QuestionnaireId { get; init; }
    public Guid PersonId { get; init; }
    public Guid AboutId { get; init; }
    public string Answers { get; set; } = "{}";

    /// <summary>Handed in; else a draft, which nobody else sees.</summary>
    public bool Sent { get; set; }

    public DateTime ChangedAt { get; set; }
}

/// <summary>
/// The answers of an anonymous questionnaire (of a class), counted: one row that each answer writes anew as a whole. So there is no order of rows, no
/// time and no transaction that would belong to one answer.
/// </summary>
internal sealed class Box
{
    public const int ContentLength = 50_000_000;

    public Guid Id { get; init; } = Guid.NewGuid();
    public Guid QuestionnaireId { get; init; }
    public string Group { get; init; } = "";

    /// <summary>Only there to be written first: whoever writes holds the box until the end of the transaction.</summary>
    public bool Held { get; set; }

    public string Content { get; set; } = "{}";
}

internal sealed class InvitationTable : IEntityTypeConfiguration<Invitation>
{
    public void Configure(EntityTypeBuilder<Invitation> row)
    {
        row.ToTable("invitations");
        row.HasKey(i => i.Id);
        row.Property(i => i.Id).ValueGeneratedNever();
        row.Property(i => i.Group).HasMaxLength(Invitation.GroupLength);
        row.HasOne(i => i.Questionnaire).WithMany().HasForeignKey(i => i.QuestionnaireId).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(i => new { i.QuestionnaireId, i.PersonId, i.AboutId }).IsUnique();
        row.HasIndex(i => new { i.PersonId, i.Answered });
        row.HasIndex(i => i.AboutId);
    }
}

internal sealed class NamedAnswersTable : IEntityTypeConfiguration<NamedAnswers>
{
    public void Configure(EntityTypeBuilder<NamedAnswers> row)
    {
        row.ToTable("named_answers");
        row.HasKey(a => a.InvitationId);
        row.Property(a => a.InvitationId).ValueGeneratedNever();
        row.Property(a => a.Answers).HasMaxLength(NamedAnswers.AnswersLength);
        row.HasOne<Questionnaire>().WithMany().HasForeignKey(a => a.QuestionnaireId).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(a => new { a.QuestionnaireId, a.Sent });
        row.HasIndex(a => a.PersonId);
        row.HasIndex(a => a.AboutId);
    }
}

internal sealed class BoxTable : IEntityTypeConfiguration<Box>
{
    public void Configure(EntityTypeBuilder<Box> row)
    {
        row.ToTable("boxes");
        row.HasKey(b => b.Id);
        row.Property(b => b.Id).ValueGeneratedNever();
        row.Property(b => b.Group).HasMaxLength(Invitation.GroupLength);
        row.Property(b => b.Content).HasMaxLength(Box.ContentLength);
        row.HasOne<Questionnaire>().WithMany().HasForeignKey(b => b.QuestionnaireId).OnDelete(DeleteBehavior.Cascade);
        row.HasIndex(b => new { b.QuestionnaireId, b.Group }).IsUnique();
    }
}
