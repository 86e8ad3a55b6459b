using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.Tusur.Migrations;

[DbContext(typeof(TusurDb)), Migration("20261122_01_FirstTables")]
internal sealed class FirstTables() : ModuleMigration("tusur")
{
    protected override void Up(MigrationBuilder migration)
    {
        Bookings(migration);
        Teams(migration);
        Works(migration);
        migration.CreateTable("rules", t => new
        {
            Id = t.Column<int>(),
            Version = t.Column<int>(),
            TeamMin = t.Column<int>(),
            TeamMax = t.Column<int>(),
            AuthorsMax = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_rules", r => r.Id));
        migration.Sql($"INSERT INTO {Quoted("rules")} (\"Id\", \"Version\", \"TeamMin\", \"TeamMax\", \"AuthorsMax\") VALUES (1, 1, 3, 6, 3)");
    }

    private static void Bookings(MigrationBuilder migration)
    {
        migration.CreateTable("slots", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            Offering = t.Column<string>(maxLength: 120),
            On = t.Column<DateOnly>(),
            At = t.Column<TimeOnly>(),
            Until = t.Column<TimeOnly>(nullable: true),
            Place = t.Column<string>(maxLength: 200),
            Places = t.Column<int>(),
            Note = t.Column<string>(maxLength: 500, nullable: true),
            PublishedAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_slots", r => r.Id));
        migration.CreateIndex("IX_slots_On_At", "slots", ["On", "At"]);
        migration.CreateIndex("IX_slots_Offering_On_At_Place", "slots", ["Offering", "On", "At", "Place"], unique: true);

        migration.CreateTable("bookings", t => new
        {
            Id = t.Column<Guid>(),
            SlotId = t.Column<Guid>(),
            RunId = t.Column<Guid>(),
            ClassId = t.Column<Guid>(nullable: true),
            ClassName = t.Column<string>(maxLength: 200),
            Teacher = t.Column<Guid>(),
            TeacherName = t.Column<string>(maxLength: 200),
            Pupils = t.Column<int>(),
            BookedAt = t.Column<DateTime>(),
            CancelledAt = t.Column<DateTime>(nullable: true),
            CancelReason = t.Column<string>(maxLength: 500, nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_bookings", r => r.Id);
            t.ForeignKey("FK_bookings_slots_SlotId", r => r.SlotId, "slots", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_bookings_RunId", "bookings", "RunId", unique: true);
        migration.CreateIndex("IX_bookings_SlotId", "bookings", "SlotId");

        migration.CreateTable("holds", t => new
        {
            SlotId = t.Column<Guid>(),
            BookingId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_holds", r => r.SlotId);
            t.ForeignKey("FK_holds_bookings_BookingId", r => r.BookingId, "bookings", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_holds_BookingId", "holds", "BookingId", unique: true);
    }

    private static void Teams(MigrationBuilder migration)
    {
        migration.CreateTable("teams", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            SchoolYear = t.Column<int>(),
            Name = t.Column<string>(maxLength: 200),
            NameKey = t.Column<string>(maxLength: 240),
            SortKey = t.Column<string>(maxLength: 500),
            Topic = t.Column<string>(maxLength: 500),
            Teacher = t.Column<Guid>(nullable: true),
            TeacherName = t.Column<string>(maxLength: 200, nullable: true),
            Mentor = t.Column<string>(maxLength: 200, nullable: true),
            State = t.Column<int>(),
            RunId = t.Column<Guid>(nullable: true),
            Result = t.Column<string>(maxLength: 500, nullable: true),
            FormedAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_teams", r => r.Id));
        migration.CreateIndex("IX_teams_SchoolYear_NameKey", "teams", ["SchoolYear", "NameKey"], unique: true);
        migration.CreateIndex("IX_teams_RunId", "teams", "RunId");

        migration.CreateTable("team_members", t => new
        {
            TeamId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            SchoolYear = t.Column<int>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_team_members", r => new { r.TeamId, r.PersonId });
            t.ForeignKey("FK_team_members_teams_TeamId", r => r.TeamId, "teams", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_team_members_PersonId_SchoolYear", "team_members", ["PersonId", "SchoolYear"], unique: true);
    }

    private static void Works(MigrationBuilder migration)
    {
        migration.CreateTable("works", t => new
        {
            Id = t.Column<Guid>(),
            Version = t.Column<int>(),
            RunId = t.Column<Guid>(),
            Title = t.Column<string>(maxLength: 500),
            SortKey = t.Column<string>(maxLength: 600),
            Direction = t.Column<string>(maxLength: 120),
            Supervisor = t.Column<string>(maxLength: 200),
            AuthorsKey = t.Column<string>(maxLength: 64),
            State = t.Column<int>(),
            Reason = t.Column<string>(maxLength: 500, nullable: true),
            SubmittedAt = t.Column<DateTime>(),
        }, constraints: t => t.PrimaryKey("PK_works", r => r.Id));
        migration.CreateIndex("IX_works_RunId_AuthorsKey", "works", ["RunId", "AuthorsKey"], unique: true);

        migration.CreateTable("work_authors", t => new
        {
            WorkId = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_work_authors", r => new { r.WorkId, r.PersonId });
            t.ForeignKey("FK_work_authors_works_WorkId", r => r.WorkId, "works", "Id", onDelete: ReferentialAction.Cascade);
        });
        migration.CreateIndex("IX_work_authors_PersonId", "work_authors", "PersonId");
    }
}
