using Gym24.Contracts.People;
using Gym24.Contracts.Testing;
using Gym24.People.Classes;
using Gym24.People.Families;
using Gym24.People.Persons;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.People.Tests;

/// <summary>Rows written past the commands, where a test is about something else.</summary>
internal static class Roster
{
    public static Task<TestSchool> Start() => TestSchool.Start([new PeopleModule()]);

    public static Task<T> Db<T>(this TestSchool school, Func<PeopleDb, Task<T>> work) =>
        school.Within(services => work(services.GetRequiredService<PeopleDb>()));

    public static Task<T> Directory<T>(this TestSchool school, Func<IPeopleDirectory, Task<T>> work) =>
        school.Within(services => work(services.GetRequiredService<IPeopleDirectory>()));

    public static Person Person(this PeopleDb db, string name, PersonKind kind = PersonKind.Pupil, DateOnly? born = null, string? externalId = null)
    {
        var person = new Person { Kind = kind, BirthDate = born, ChangedAt = db.Now };
        person.Call(PersonName.Parse(name)!);
        person.Identify(externalId);
        db.Add(person);
        db.AddRange(NameToken.Of(person));
        return person;
    }

    public static SchoolClass Class(this PeopleDb db, string name, int year = 2026, Person? homeroom = null)
    {
        var added = SchoolClass.Of(year, ClassName.Parse(name)!);
        added.HomeroomTeacherId = homeroom?.Id;
        db.Add(added);
        return added;
    }

    public static Membership Enter(this PeopleDb db, Person pupil, SchoolClass into, DateOnly? from = null, DateOnly? to = null)
    {
        var added = new Membership { PersonId = pupil.Id, ClassId = into.Id, FirstDay = from ?? new DateOnly(2026, 9, 1), LastDay = to };
        db.Add(added);
        return added;
    }

    public static Guardianship Guard(this PeopleDb db, Person guardian, Person child, bool restricted = false, DateOnly? until = null)
    {
        var added = new Guardianship
        {
            GuardianId = guardian.Id, ChildId = child.Id, FirstDay = new DateOnly(2026, 9, 1), LastDay = until, Restricted = restricted,
        };
        db.Add(added);
        return added;
    }
}
