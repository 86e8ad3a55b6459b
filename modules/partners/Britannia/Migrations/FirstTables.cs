using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Britannia.Migrations;

[DbContext(typeof(BritanniaDb)), Migration("20261122_01_FirstTables")]
internal sealed class FirstTables() : ModuleMigration("britannia")
{
    // The scale as published: six levels in the first edition, the step below A1 in the companion volume.
    private static readonly (string Code, int Since, string Source)[] Scale =
    [
        ("pre-A1", 2020, Companion), ("A1", 2001, First), ("A2", 2001, First), ("B1", 2001, First), ("B2", 2001, First), ("C1", 2001, First), ("C2", 2001, First),
    ];

    private const string
        First = "Council of Europe. Common European Framework of Reference for Languages: Learning, Teaching, Assessment, 2001",
        Companion = "Council of Europe. Common European Framework of Reference for Languages: Companion volume, 2020";

    protected override void Up(MigrationBuilder migration)
    {
        Exams(migration);
        Certificates(migration);
        Development(migration);
        for (var rank = 0; rank < Scale.Length; rank++)
        {
            var (code, since, source) = Scale[rank];
            migration.Sql($"INSERT INTO {Quoted("levels")} (\"Code\", \"Rank\", \"Since\", \"Source\") VALUES ('{code}', {rank}, {since}, '{source}')");
        }
        migration.Sql($"INSERT INTO {Quoted("rules")} (\"Id\", \"Version\", \"WarnDays\") VALUES (1, 1, 90)");
    }

    private static void Exams(MigrationBuilder migration)
    {
        migration.CreateTable("exams", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            Title = t.Column<string>(maxLength: 200),
            TitleKey = t.Column<string>(maxLength: 240),
            Language = t.Column<string>(maxLength: 2),
            Issuer = t.Column<string>(maxLength: 200, nullable: true),
            ValidMonths = t.Column<int>(nullable: true),
        }, constraints: t => t.PrimaryKey("PK_exams", r => r.Id));
        migration.CreateIndex("IX_exams_TitleKey", "exams", "TitleKey", unique: true);

        migration.CreateTable("sessions", t => new
        {
            RunId = t.Column<Guid>(),
            Version = t.Column<int>(),
            ExamId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_sessions", r => r.RunId);
            t.ForeignKey("FK_sessions_exams_ExamId", r => r.ExamId, "exams", "Id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateIndex("IX_sessions_ExamId", "sessions", "ExamId");

        migration.CreateTable("rules", t => new
        {
            Id = t.Column<int>(),
            Version = t.Column<int>(),
            WarnDays = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_rules", r => r.Id));
    }

    private static void Certificates(MigrationBuilder migration)
    {
        migration.CreateTable("levels", t => new
        {
            Code = t.Column<string>(maxLength: 6),
            Rank = t.Column<int>(),
            Since = t.Column<int>(),
            Source = t.Column<string>(maxLength: 300),
        }, constraints: t => t.PrimaryKey("PK_levels", r => r.Code));

        migration.CreateTable("certificates", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            PersonId = t.Column<Guid>(),
            RunId = t.Column<Guid>(),
            ExamId = t.Column<Guid>(),
            Exam = t.Column<string>(maxLength: 200),
            Language = t.Column<string>(maxLength: 2),
            Level = t.Column<string>(maxLength: 6),
            Rank = t.Column<int>(),
            Score = t.Column<decimal>(precision: 9, scale: 2, nullable: true),
            Number = t.Column<string>(maxLength: 60, nullable: true),
            Issuer = t.Column<string>(maxLength: 200, nullable: true),
            IssuedOn = t.Column<DateOnly>(),
            ValidUntil = t.Column<DateOnly>(nullable: true),
            EnteredAt = t.Column<DateTime>(),
            AnnulledAt = t.Column<DateTime>(nullable: true),
            AnnulReason = t.Column<string>(maxLength: 500, nullable: true),
            WarnFrom = t.Column<DateOnly>(nullable: true),
            WarnedAt = t.Column<DateTime>(nullable: true),
            NumberKey = t.Column<string>(maxLength: 261),
            RunKey = t.Column<string>(maxLength: 64),
        }, constraints: t => t.PrimaryKey("PK_certificates", r => r.Id));
        migration.CreateIndex("IX_certificates_NumberKey", "certificates", "NumberKey", unique: true);
        migration.CreateIndex("IX_certificates_RunKey", "certificates", "RunKey", unique: true);
        migration.CreateIndex("IX_certificates_PersonId_Language_IssuedOn", "certificates", ["PersonId", "Language", "IssuedOn"]);
        migration.CreateIndex("IX_certificates_RunId", "certificates", "RunId");
        migration.CreateIndex("IX_certificates_WarnedAt_WarnFrom", "certificates", ["WarnedAt", "WarnFrom"]);
    }

    private static void Development(MigrationBuilder migration)
    {
        migration.CreateTable("seminars", t => new
        {
            RunId = t.Column<Guid>(),
            Version = t.Column<int>(),
            Topic = t.Column<string>(maxLength: 300),
            Provider = t.Column<string>(maxLength: 200),
            HoursPerDay = t.Column<decimal>(precision: 5, scale: 1),
        }, constraints: t => t.PrimaryKey("PK_seminars", r => r.RunId));

        migration.CreateTable("development", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            PersonId = t.Column<Guid>(),
            RunId = t.Column<Guid>(),
            Hours = t.Column<decimal>(precision: 5, scale: 1),
            On = t.Column<DateOnly>(),
            Topic = t.Column<string>(maxLength: 300),
            Provider = t.Column<string>(maxLength: 200),
            Document = t.Column<string>(maxLength: 200, nullable: true),
            Withdrawn = t.Column<bool>(),
        }, constraints: t => t.PrimaryKey("PK_development", r => r.Id));
        migration.CreateIndex("IX_development_RunId_PersonId", "development", ["RunId", "PersonId"], unique: true);
        migration.CreateIndex("IX_development_PersonId_On", "development", ["PersonId", "On"]);
    }
}
