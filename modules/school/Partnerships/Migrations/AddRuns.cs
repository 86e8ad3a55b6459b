using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Partnerships.Migrations;

[DbContext(typeof(PartnershipsDb)), Migration("20261122_02_Runs")]
internal sealed class AddRuns() : ModuleMigration("partnerships")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("runs", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            Offering = t.Column<string>(maxLength: 120),
            Root = t.Column<string>(maxLength: 120),
            Name = t.Column<string>(maxLength: 500),
            Kind = t.Column<string>(maxLength: 60),
            Module = t.Column<string>(maxLength: 40, nullable: true),
            SchoolYear = t.Column<int>(),
            Title = t.Column<string>(maxLength: 200, nullable: true),
            SortKey = t.Column<string>(maxLength: 700),
            Starts = t.Column<DateOnly>(),
            Ends = t.Column<DateOnly>(),
            At = t.Column<TimeOnly>(nullable: true),
            Until = t.Column<TimeOnly>(nullable: true),
            EnrolFrom = t.Column<DateOnly>(),
            EnrolTo = t.Column<DateOnly>(),
            Places = t.Column<int>(nullable: true),
            Room = t.Column<string>(maxLength: 200, nullable: true),
            Teacher = t.Column<Guid>(nullable: true),
            TeacherName = t.Column<string>(maxLength: 200, nullable: true),
            Automatic = t.Column<bool>(),
            WaitingList = t.Column<bool>(),
            State = t.Column<int>(),
            CancelReason = t.Column<string>(maxLength: 500, nullable: true),
            OpenedAt = t.Column<DateTime>(),
            Taken = t.Column<int>(),
            Waiting = t.Column<int>(),
            NextTurn = t.Column<int>(),
            AttendanceVersion = t.Column<int>(),
            ResultsVersion = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_runs", r => r.Id));
        migration.CreateIndex("IX_runs_SchoolYear_Starts", "runs", ["SchoolYear", "Starts"]);
        migration.CreateIndex("IX_runs_Root_SchoolYear_Starts", "runs", ["Root", "SchoolYear", "Starts"]);
        migration.CreateIndex("IX_runs_Offering_SchoolYear_Starts", "runs", ["Offering", "SchoolYear", "Starts"]);
        migration.CreateIndex("IX_runs_Teacher_SchoolYear", "runs", ["Teacher", "SchoolYear"]);

        migration.CreateTable("run_sessions", t => new
        {
            Id = t.Column<Guid>(),
            RunId = t.Column<Guid>(),
            On = t.Column<DateOnly>(),
            At = t.Column<TimeOnly>(nullable: true),
            Until = t.Column<TimeOnly>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_run_sessions", r => r.Id);
            t.ForeignKey("FK_run_sessions_runs_RunId", r => r.RunId, "runs", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_run_sessions_RunId_On", "run_sessions", ["RunId", "On"], unique: true);
        migration.CreateIndex("IX_run_sessions_On", "run_sessions", "On");

        migration.CreateTable("run_partners", t => new
        {
            RunId = t.Column<Guid>(),
            Partner = t.Column<string>(maxLength: 120),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_run_partners", r => new { r.RunId, r.Partner });
            t.ForeignKey("FK_run_partners_runs_RunId", r => r.RunId, "runs", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_run_partners_Partner", "run_partners", "Partner");

        migration.CreateTable("run_settings", t => new
        {
            Id = t.Column<int>(),
            OfferHours = t.Column<int>(),
            GuardianUnder = t.Column<int>(),
            SoonDays = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_run_settings", r => r.Id));
        migration.Sql($"INSERT INTO {Quoted("run_settings")} (\"Id\", \"OfferHours\", \"GuardianUnder\", \"SoonDays\") VALUES (1, 48, 14, 7)");

        Applications(migration);
        AttendanceAndResults(migration);
    }

    private static void Applications(MigrationBuilder migration)
    {
        migration.CreateTable("applications", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            RunId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            State = t.Column<int>(),
            Turn = t.Column<int>(),
            At = t.Column<DateTime>(),
            MovedAt = t.Column<DateTime>(),
            EnteredBy = t.Column<Guid>(nullable: true),
            Grade = t.Column<int>(nullable: true),
            OfferedUntil = t.Column<DateTime>(nullable: true),
            Parked = t.Column<bool>(),
            Reason = t.Column<string>(maxLength: 500, nullable: true),
            Overruled = t.Column<string>(maxLength: 200, nullable: true),
            OverruleReason = t.Column<string>(maxLength: 500, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_applications", r => r.Id);
            t.ForeignKey("FK_applications_runs_RunId", r => r.RunId, "runs", "Id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateIndex("IX_applications_RunId_PersonId", "applications", ["RunId", "PersonId"], unique: true);
        migration.CreateIndex("IX_applications_RunId_State_Turn", "applications", ["RunId", "State", "Turn"]);
        migration.CreateIndex("IX_applications_PersonId_State", "applications", ["PersonId", "State"]);
        migration.CreateIndex("IX_applications_State_OfferedUntil", "applications", ["State", "OfferedUntil"]);
    }

    private static void AttendanceAndResults(MigrationBuilder migration)
    {
        migration.CreateTable("attendance", t => new
        {
            SessionId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            RunId = t.Column<Guid>(),
            Presence = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_attendance", r => new { r.SessionId, r.PersonId });
            t.ForeignKey("FK_attendance_run_sessions_SessionId", r => r.SessionId, "run_sessions", "Id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateIndex("IX_attendance_RunId_PersonId", "attendance", ["RunId", "PersonId"]);
        migration.CreateIndex("IX_attendance_PersonId", "attendance", "PersonId");

        migration.CreateTable("results", t => new
        {
            RunId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            Outcome = t.Column<string>(maxLength: 20),
            Points = t.Column<decimal>(precision: 9, scale: 2, nullable: true),
            Note = t.Column<string>(maxLength: 500, nullable: true),
            On = t.Column<DateOnly>(),
            Withdrawn = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_results", r => new { r.RunId, r.PersonId });
            t.ForeignKey("FK_results_runs_RunId", r => r.RunId, "runs", "Id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateIndex("IX_results_PersonId", "results", "PersonId");
    }
}
