using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Tsu.Migrations;

[DbContext(typeof(TsuDb)), Migration("20261122_02_Topics")]
internal sealed class Topics() : ModuleMigration("tsu")
{
    /// <summary>As many areas as the source counts.</summary>
    private const int Areas = 6;

    /// <summary>To begin with; the school changes the list.</summary>
    private static readonly string[] Stages = ["План", "Материал", "Черновик", "Готовая работа", "Защита"];

    protected override void Up(MigrationBuilder migration)
    {
        Supervision(migration);
        TopicTables(migration);
        for (var number = 1; number <= Areas; number++)
            migration.Sql($"INSERT INTO {Quoted("areas")} (\"Number\") VALUES ({number})");
        for (var number = 1; number <= Stages.Length; number++)
            migration.Sql($"INSERT INTO {Quoted("stage_kinds")} (\"Number\", \"Name\") VALUES ({number}, '{Stages[number - 1]}')");
        migration.Sql($"INSERT INTO {Quoted("supervision_rules")} (\"Id\", \"Version\") VALUES (1, 1)");
    }

    private static void Supervision(MigrationBuilder migration)
    {
        migration.CreateTable("areas", t => new
        {
            Number = t.Column<int>(),
            Name = t.Column<string>(maxLength: 200, nullable: true),
        }, constraints: t => t.PrimaryKey("PK_areas", r => r.Number));
        migration.CreateTable("stage_kinds", t => new
        {
            Number = t.Column<int>(),
            Name = t.Column<string>(maxLength: 200),
            Weeks = t.Column<int>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_stage_kinds", r => r.Number));
        migration.CreateTable("supervisors", t => new
        {
            PersonId = t.Column<Guid>(),
            Version = t.Column<int>(),
            Name = t.Column<string>(maxLength: 200),
            SortKey = t.Column<string>(maxLength: 500),
        }, constraints: t => t.PrimaryKey("PK_supervisors", r => r.PersonId));
        migration.CreateTable("supervision_rules", t => new
        {
            Id = t.Column<int>(),
            Version = t.Column<int>(),
            TopicsMax = t.Column<int>(nullable: true),
            AuthorsMax = t.Column<int>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_supervision_rules", r => r.Id));
    }

    private static void TopicTables(MigrationBuilder migration)
    {
        migration.CreateTable("topics", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            SchoolYear = t.Column<int>(),
            Area = t.Column<int>(),
            Title = t.Column<string>(maxLength: 200),
            SortKey = t.Column<string>(maxLength: 500),
            Question = t.Column<string>(maxLength: 1000),
            Existing = t.Column<string>(maxLength: 1000, nullable: true),
            State = t.Column<int>(),
            Supervisor = t.Column<Guid>(nullable: true),
            SupervisorName = t.Column<string>(maxLength: 200, nullable: true),
            Answer = t.Column<string>(maxLength: 500, nullable: true),
            Code = t.Column<string>(maxLength: 12),
            ProposedAt = t.Column<DateTime>(),
            AnsweredAt = t.Column<DateTime>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_topics", r => r.Id));
        migration.CreateIndex("IX_topics_Code", "topics", "Code", unique: true);
        migration.CreateIndex("IX_topics_SchoolYear_State", "topics", ["SchoolYear", "State"]);
        migration.CreateIndex("IX_topics_Supervisor_State", "topics", ["Supervisor", "State"]);

        migration.CreateTable("topic_authors", t => new
        {
            TopicId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            LiveKey = t.Column<string>(maxLength: 80),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_topic_authors", r => new { r.TopicId, r.PersonId });
            t.ForeignKey("FK_topic_authors_topics_TopicId", r => r.TopicId, "topics", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_topic_authors_LiveKey", "topic_authors", "LiveKey", unique: true);
        migration.CreateIndex("IX_topic_authors_PersonId", "topic_authors", "PersonId");

        migration.CreateTable("topic_stages", t => new
        {
            TopicId = t.Column<Guid>(),
            Number = t.Column<int>(),
            Name = t.Column<string>(maxLength: 200),
            Due = t.Column<DateOnly>(nullable: true),
            State = t.Column<int>(),
            MovedAt = t.Column<DateTime>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_topic_stages", r => new { r.TopicId, r.Number });
            t.ForeignKey("FK_topic_stages_topics_TopicId", r => r.TopicId, "topics", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_topic_stages_Due", "topic_stages", "Due");

        migration.CreateTable("topic_comments", t => new
        {
            Id = t.Column<Guid>(),
            TopicId = t.Column<Guid>(),
            Stage = t.Column<int>(nullable: true),
            PersonId = t.Column<Guid>(nullable: true),
            Writer = t.Column<string>(maxLength: 200),
            Text = t.Column<string>(maxLength: 1000),
            At = t.Column<DateTime>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_topic_comments", r => r.Id);
            t.ForeignKey("FK_topic_comments_topics_TopicId", r => r.TopicId, "topics", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_topic_comments_TopicId_At", "topic_comments", ["TopicId", "At"]);
    }
}
