using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Questionnaires.Migrations;

[DbContext(typeof(QuestionnairesDb)), Migration("20261123_01_Questionnaires")]
internal sealed class QuestionnaireTables() : ModuleMigration("questionnaires")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("questionnaires", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            Title = t.Column<string>(maxLength: 200),
            Explanation = t.Column<string>(maxLength: 2000, nullable: true),
            Questions = t.Column<string>(maxLength: 200_000),
            Anonymous = t.Column<bool>(),
            ByClass = t.Column<bool>(),
            MinimumGroup = t.Column<int>(),
            Audience = t.Column<string>(maxLength: 8000),
            State = t.Column<int>(),
            OpensOn = t.Column<DateOnly>(nullable: true),
            Deadline = t.Column<DateOnly>(nullable: true),
            AuthorId = t.Column<Guid>(nullable: true),
            RunId = t.Column<Guid>(nullable: true),
            MadeAt = t.Column<DateTime>(),
            OpenedAt = t.Column<DateTime>(nullable: true),
            ClosedAt = t.Column<DateTime>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_questionnaires", r => r.Id));
        migration.CreateIndex("IX_questionnaires_MadeAt", "questionnaires", "MadeAt");
        migration.CreateIndex("IX_questionnaires_State_Deadline", "questionnaires", ["State", "Deadline"]);
        migration.CreateIndex("IX_questionnaires_RunId", "questionnaires", "RunId");
        migration.CreateIndex("IX_questionnaires_AuthorId", "questionnaires", "AuthorId");

        migration.CreateTable("invitations", t => new
        {
            Id = t.Column<Guid>(),
            QuestionnaireId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            AboutId = t.Column<Guid>(),
            Group = t.Column<string>(maxLength: 20),
            Answered = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_invitations", r => r.Id);
            t.ForeignKey("FK_invitations_questionnaires_QuestionnaireId", r => r.QuestionnaireId, "questionnaires", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_invitations_QuestionnaireId_PersonId_AboutId", "invitations", ["QuestionnaireId", "PersonId", "AboutId"], unique: true);
        migration.CreateIndex("IX_invitations_PersonId_Answered", "invitations", ["PersonId", "Answered"]);
        migration.CreateIndex("IX_invitations_AboutId", "invitations", "AboutId");

        migration.CreateTable("named_answers", t => new
        {
            InvitationId = t.Column<Guid>(),
            QuestionnaireId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            AboutId = t.Column<Guid>(),
            Answers = t.Column<string>(maxLength: 200_000),
            Sent = t.Column<bool>(),
            ChangedAt = t.Column<DateTime>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_named_answers", r => r.InvitationId);
            t.ForeignKey("FK_named_answers_questionnaires_QuestionnaireId", r => r.QuestionnaireId, "questionnaires", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_named_answers_QuestionnaireId_Sent", "named_answers", ["QuestionnaireId", "Sent"]);
        migration.CreateIndex("IX_named_answers_PersonId", "named_answers", "PersonId");
        migration.CreateIndex("IX_named_answers_AboutId", "named_answers", "AboutId");

        migration.CreateTable("boxes", t => new
        {
            Id = t.Column<Guid>(),
            QuestionnaireId = t.Column<Guid>(),
            Group = t.Column<string>(maxLength: 20),
            Held = t.Column<bool>(),
            Content = t.Column<string>(maxLength: 50_000_000),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_boxes", r => r.Id);
            t.ForeignKey("FK_boxes_questionnaires_QuestionnaireId", r => r.QuestionnaireId, "questionnaires", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_boxes_QuestionnaireId_Group", "boxes", ["QuestionnaireId", "Group"], unique: true);
    }
}
