using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Rgs.Migrations;

[DbContext(typeof(RgsDb)), Migration("20261122_01_FirstTables")]
internal sealed class FirstTables() : ModuleMigration("rgs")
{
    protected override void Up(MigrationBuilder migration)
    {
        Rounds(migration);
        Teams(migration);
        migration.CreateTable("answers", t => new
        {
            TeamId = t.Column<Guid>(),
            TaskId = t.Column<Guid>(),
            Text = t.Column<string>(maxLength: 4000),
            At = t.Column<DateTime>(),
            Points = t.Column<decimal>(precision: 9, scale: 2, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_answers", r => new { r.TeamId, r.TaskId });
            t.ForeignKey("FK_answers_teams_TeamId", r => r.TeamId, "teams", "Id", onDelete: ReferentialAction.Cascade);
            t.ForeignKey("FK_answers_tasks_TaskId", r => r.TaskId, "tasks", "Id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateIndex("IX_answers_TaskId", "answers", "TaskId");

        migration.CreateTable("invitations", t => new
        {
            Id = t.Column<Guid>(),
            RoundId = t.Column<Guid>(),
            School = t.Column<string>(maxLength: 200),
            CodeHash = t.Column<string>(maxLength: 64),
            InvitedAt = t.Column<DateTime>(),
            TeamId = t.Column<Guid>(nullable: true),
            WithdrawnAt = t.Column<DateTime>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_invitations", r => r.Id);
            t.ForeignKey("FK_invitations_rounds_RoundId", r => r.RoundId, "rounds", "Id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateIndex("IX_invitations_CodeHash", "invitations", "CodeHash", unique: true);
        migration.CreateIndex("IX_invitations_RoundId", "invitations", "RoundId");
    }

    private static void Rounds(MigrationBuilder migration)
    {
        migration.CreateTable("rounds", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            SchoolYear = t.Column<int>(),
            Number = t.Column<int>(),
            Topic = t.Column<string>(maxLength: 200, nullable: true),
            RunId = t.Column<Guid>(),
            OpensAt = t.Column<DateTime>(),
            ClosesAt = t.Column<DateTime>(),
            TeamMin = t.Column<int>(),
            TeamMax = t.Column<int>(),
            PrizePlaces = t.Column<int>(),
            PublishedAt = t.Column<DateTime>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_rounds", r => r.Id));
        migration.CreateIndex("IX_rounds_SchoolYear_Number", "rounds", ["SchoolYear", "Number"]);
        migration.CreateIndex("IX_rounds_RunId", "rounds", "RunId", unique: true);

        migration.CreateTable("tasks", t => new
        {
            Id = t.Column<Guid>(),
            RoundId = t.Column<Guid>(),
            Number = t.Column<int>(),
            Text = t.Column<string>(maxLength: 2000),
            MaxPoints = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_tasks", r => r.Id);
            t.ForeignKey("FK_tasks_rounds_RoundId", r => r.RoundId, "rounds", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_tasks_RoundId_Number", "tasks", ["RoundId", "Number"], unique: true);
    }

    private static void Teams(MigrationBuilder migration)
    {
        migration.CreateTable("teams", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            RoundId = t.Column<Guid>(),
            Name = t.Column<string>(maxLength: 200),
            NameKey = t.Column<string>(maxLength: 200),
            SortKey = t.Column<string>(maxLength: 500),
            School = t.Column<string>(maxLength: 200, nullable: true),
            Grade = t.Column<int>(),
            HeadCount = t.Column<int>(),
            Teacher = t.Column<Guid>(nullable: true),
            TeacherName = t.Column<string>(maxLength: 200, nullable: true),
            EnteredAt = t.Column<DateTime>(),
            AnsweredAt = t.Column<DateTime>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_teams", r => r.Id);
            t.ForeignKey("FK_teams_rounds_RoundId", r => r.RoundId, "rounds", "Id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateIndex("IX_teams_RoundId_NameKey", "teams", ["RoundId", "NameKey"], unique: true);

        migration.CreateTable("team_members", t => new
        {
            TeamId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            RoundId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_team_members", r => new { r.TeamId, r.PersonId });
            t.ForeignKey("FK_team_members_teams_TeamId", r => r.TeamId, "teams", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_team_members_RoundId_PersonId", "team_members", ["RoundId", "PersonId"], unique: true);
        migration.CreateIndex("IX_team_members_PersonId", "team_members", "PersonId");
    }
}
