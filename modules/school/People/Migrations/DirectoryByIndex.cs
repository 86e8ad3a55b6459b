using Gym24.Contracts.Data;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;

namespace Gym24.People.Migrations;

/// <summary>Those who are here stand in order. The class of a person comes from the membership: an index finds a class's people, and who asks for no class's name joins no classes.</summary>
[DbContext(typeof(PeopleDb)), Migration("20261122_03_DirectoryByIndex")]
internal sealed class DirectoryByIndex() : ModuleMigration("people")
{
    protected override void Up(MigrationBuilder migration)
    {
        migration.CreateIndex("IX_people_LeftOn_SortKey", "people", ["LeftOn", "SortKey"]);
        var view = Quoted("directory");
        migration.Sql($"DROP VIEW IF EXISTS {view}");
        migration.Sql($"""
            CREATE VIEW {view} AS
            SELECT p."Id", p."Kind", p."DisplayName", p."SortKey", m."ClassId", c."Name" AS "ClassName", c."Grade", p."BirthDate", p."LeftOn"
            FROM {Quoted("people")} p
            LEFT JOIN {Quoted("memberships")} m ON m."PersonId" = p."Id" AND m."LastDay" IS NULL
            LEFT JOIN {Quoted("classes")} c ON c."Id" = m."ClassId"
            """);
    }
}
