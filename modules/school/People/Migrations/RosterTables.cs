using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.People.Migrations;

[DbContext(typeof(PeopleDb)), Migration("20261122_01_Roster")]
internal sealed class RosterTables() : ModuleMigration("people")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateTable("people", t => new
        {
            Id = t.Column<Guid>(),
            Kind = t.Column<int>(),
            Surname = t.Column<string>(maxLength: 60),
            GivenName = t.Column<string>(maxLength: 60),
            Patronymic = t.Column<string>(maxLength: 60, nullable: true),
            DisplayName = t.Column<string>(maxLength: 190),
            SortKey = t.Column<string>(maxLength: 380, collation: ByteOrder),
            NameKey = t.Column<string>(maxLength: 121, collation: ByteOrder),
            BirthDate = t.Column<DateOnly>(nullable: true),
            ExternalId = t.Column<string>(maxLength: 40, nullable: true),
            ExternalKey = t.Column<string>(maxLength: 40, nullable: true, collation: ByteOrder),
            LeftOn = t.Column<DateOnly>(nullable: true),
            ChangedAt = t.Column<DateTime>(),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_people", r => r.Id));
        migration.CreateIndex("IX_people_SortKey", "people", "SortKey");
        migration.CreateIndex("IX_people_Kind_LeftOn_SortKey", "people", ["Kind", "LeftOn", "SortKey"]);
        migration.CreateIndex("IX_people_NameKey", "people", "NameKey");
        migration.CreateIndex("IX_people_ChangedAt", "people", "ChangedAt");
        migration.CreateIndex("IX_people_Kind_ExternalKey", "people", ["Kind", "ExternalKey"], unique: true, filter: "\"ExternalKey\" IS NOT NULL");

        migration.CreateTable("name_tokens", t => new
        {
            Token = t.Column<string>(maxLength: 60, collation: ByteOrder),
            PersonId = t.Column<Guid>(),
        }, constraints: t => t.PrimaryKey("PK_name_tokens", r => new { r.Token, r.PersonId }));
        migration.CreateIndex("IX_name_tokens_PersonId", "name_tokens", "PersonId");

        migration.CreateTable("classes", t => new
        {
            Id = t.Column<Guid>(),
            SchoolYear = t.Column<int>(),
            Grade = t.Column<int>(),
            Letter = t.Column<string>(maxLength: 16),
            Name = t.Column<string>(maxLength: 20),
            HomeroomTeacherId = t.Column<Guid>(nullable: true),
            Version = t.Column<int>(),
        }, constraints: t => t.PrimaryKey("PK_classes", r => r.Id));
        migration.CreateIndex("IX_classes_SchoolYear_Grade_Letter", "classes", ["SchoolYear", "Grade", "Letter"], unique: true);
        migration.CreateIndex("IX_classes_HomeroomTeacherId", "classes", "HomeroomTeacherId");

        migration.CreateTable("memberships", t => new
        {
            Id = t.Column<Guid>(),
            PersonId = t.Column<Guid>(),
            ClassId = t.Column<Guid>(),
            FirstDay = t.Column<DateOnly>(),
            LastDay = t.Column<DateOnly>(nullable: true),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_memberships", r => r.Id);
            t.ForeignKey("FK_memberships_people_PersonId", r => r.PersonId, "people", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_memberships_classes_ClassId", r => r.ClassId, "classes", "Id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateIndex("IX_memberships_PersonId", "memberships", "PersonId");
        migration.CreateIndex("IX_memberships_open", "memberships", "PersonId", unique: true, filter: "\"LastDay\" IS NULL");
        migration.CreateIndex("IX_memberships_ClassId_LastDay", "memberships", ["ClassId", "LastDay"]);

        migration.CreateTable("guardianships", t => new
        {
            Id = t.Column<Guid>(),
            GuardianId = t.Column<Guid>(),
            ChildId = t.Column<Guid>(),
            Relation = t.Column<int>(),
            FirstDay = t.Column<DateOnly>(),
            LastDay = t.Column<DateOnly>(nullable: true),
            Restricted = t.Column<bool>(),
        }, constraints: t =>
        {
            t.PrimaryKey("PK_guardianships", r => r.Id);
            t.ForeignKey("FK_guardianships_people_GuardianId", r => r.GuardianId, "people", "Id", onDelete: ReferentialAction.Restrict);
            t.ForeignKey("FK_guardianships_people_ChildId", r => r.ChildId, "people", "Id", onDelete: ReferentialAction.Restrict);
        });
        migration.CreateIndex("IX_guardianships_GuardianId_LastDay", "guardianships", ["GuardianId", "LastDay"]);
        migration.CreateIndex("IX_guardianships_ChildId_LastDay", "guardianships", ["ChildId", "LastDay"]);

        Directory(migration);
    }

    /// <summary>What other modules read. A substitute may stand in its place where they are tested without the roster.</summary>
    private void Directory(MigrationBuilder migration)
    {
        var view = Quoted("directory");
        migration.Sql($"DROP VIEW IF EXISTS {view}");
        migration.Sql($"""
            CREATE VIEW {view} AS
            SELECT p."Id", p."Kind", p."DisplayName", p."SortKey", c."Id" AS "ClassId", c."Name" AS "ClassName", c."Grade",
                   p."BirthDate", p."LeftOn"
            FROM {Quoted("people")} p
            LEFT JOIN {Quoted("memberships")} m ON m."PersonId" = p."Id" AND m."LastDay" IS NULL
            LEFT JOIN {Quoted("classes")} c ON c."Id" = m."ClassId"
            """);
    }
}
