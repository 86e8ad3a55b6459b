using Bogus;
using Gym24.Contracts.Demo;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.People.Persons;
using Person = Gym24.People.Persons.Person;

namespace Gym24.People.Demo;

/// <summary>The people of the invented school, two school years of classes, and one account for each role.</summary>
internal sealed class DemoRoster(PeopleDb db, ISchool school) : IDemoSource
{
    /// <summary>The head, the deputy, the coordinator and the psychologist; teachers come after them.</summary>
    private const int Office = 4;

    private const int JuniorAge = 13, SeniorAge = 14;

    public async Task Fill(DemoSchool demo, CancellationToken cancellation)
    {
        var random = new Randomizer(demo.Seed);
        var (names, year) = (new DemoNames(random), school.YearOf(demo.Today));
        var staff = Enumerable.Range(0, Office + Math.Max(Office, demo.Pupils / 15)).Select(_ => Staff(names, random)).ToList();
        var classes = DemoClasses.Plan(year, demo.Pupils, staff[Office..], random);
        var families = new DemoFamilies(random, names, db.Now, demo.Today, year);

        var seats = classes.Lines.SelectMany(line => Enumerable.Repeat(line, line.Seats)).ToList();
        // The class of the teacher's account: the pupil too young to apply alone sits in it, with a brother or sister further down.
        var own = classes.Lines.Last(line => line.Now.Grade == 8);
        var below = classes.Lines.First(line => line.Now.Grade == 4);
        var (mother, children) = families.Known([own, below], [Turning(demo.Today, JuniorAge), null]);
        var (_, seniors) = families.Known([classes.Lines.First(line => line.Now.Grade == 9)], [Turning(demo.Today, SeniorAge)]);
        foreach (var taken in new[] { own, below, classes.Lines.First(line => line.Now.Grade == 9) })
            seats.Remove(taken);
        families.Fill(seats);

        await Save(classes, [.. staff, .. families.Children, .. families.Adults], families, cancellation);
        Accounts(demo, staff, staff.Single(s => s.Id == own.Now.HomeroomTeacherId), seniors[0], children[0], mother);
    }

    private async Task Save(DemoClasses classes, List<Person> people, DemoFamilies families, CancellationToken cancellation)
    {
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        db.AddRange(people);
        db.AddRange(people.SelectMany(NameToken.Of));
        db.AddRange(classes.Lines.Select(line => line.Now));
        db.AddRange(classes.Lines.Select(line => line.Before).OfType<Classes.SchoolClass>());
        db.AddRange(families.Memberships);
        db.AddRange(families.Guardianships);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
        db.ChangeTracker.AutoDetectChangesEnabled = true;
    }

    private static void Accounts(DemoSchool demo, List<Person> staff, Person teacher, Person senior, Person junior, Person mother)
    {
        Add("head", "head", staff[0]);
        Add("deputyHead", "deputy", staff[1]);
        Add("coordinator", "coordinator", staff[2]);
        Add("psychologist", "psychologist", staff[3]);
        Add("teacher", "teacher", teacher);
        Add("pupil", "pupil", senior);
        Add("pupil", "pupil-junior", junior);
        Add("parent", "parent", mother);

        void Add(string role, string userName, Person person) =>
            demo.Accounts.Add(new DemoAccount(role, userName, person.DisplayName, person.Id, []));
    }

    private Person Staff(DemoNames names, Randomizer random)
    {
        var person = new Person { Id = random.Guid(), Kind = PersonKind.Staff, ChangedAt = db.Now };
        person.Call(names.Grown(random.Bool(0.82f)));
        return person;
    }

    /// <summary>Born so that the age holds for three months to come: a demonstration lives that long.</summary>
    private static DateOnly Turning(DateOnly today, int age) => today.AddYears(-age).AddDays(-270);
}
