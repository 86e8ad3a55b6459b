using Bogus;
using Gym24.Contracts.People;
using Gym24.People.Classes;
using Gym24.People.Families;
using Gym24.People.Persons;
using Person = Gym24.People.Persons.Person;

namespace Gym24.People.Demo;

/// <summary>Children in their classes with those who bring them up: both parents, one, a guardian; brothers and sisters share them.</summary>
internal sealed class DemoFamilies(Randomizer random, DemoNames names, DateTime now, DateOnly today, int schoolYear)
{
    private const float Alone = 0.64f, MotherOnly = 0.14f, FatherOnly = 0.03f, GuardianOnly = 0.04f, OtherSurname = 0.12f, Left = 0.01f;
    private const int RestrictedEvery = 70, EntryAge = 7;
    private int _families, _files;

    public List<Person> Children { get; } = [];
    public List<Person> Adults { get; } = [];
    public List<Membership> Memberships { get; } = [];
    public List<Guardianship> Guardianships { get; } = [];

    /// <summary>Fills every seat.</summary>
    /// <param name="seats">One entry for each seat of a class.</param>
    public void Fill(IEnumerable<DemoClasses.Line> seats)
    {
        var open = random.Shuffle(seats).ToList();
        while (open.Count > 0)
        {
            var family = new List<DemoClasses.Line> { Take(open, open.Count - 1) };
            var wanted = random.Bool(Alone) ? 1 : random.Bool(0.86f) ? 2 : 3;
            for (var i = open.Count - 1; i >= 0 && family.Count < wanted; i--)
                if (family.TrueForAll(child => child.Now.Grade != open[i].Now.Grade))
                    family.Add(Take(open, i));
            Family(family);
        }
    }

    /// <summary>A family whose members are made known: for the accounts.</summary>
    public (Person Mother, IReadOnlyList<Person> Children) Known(IReadOnlyList<DemoClasses.Line> seats, IReadOnlyList<DateOnly?> born)
    {
        var (surname, father) = (names.Surname(), names.Adult(false));
        var children = seats.Select((seat, i) => Child(seat, surname, father, born[i], stays: true)).ToList();
        var mother = Adult(new PersonName(DemoNames.Gendered(surname, true), names.Adult(true), DemoNames.Patronymic(names.Adult(false), true)));
        Bring(mother, children, Relation.Mother);
        Bring(Father(surname, father), children, Relation.Father);
        return (mother, children);
    }

    private void Family(List<DemoClasses.Line> seats)
    {
        _families++;
        var (surname, father) = (names.Surname(), names.Adult(false));
        var mothers = random.Bool(OtherSurname) ? names.Surname() : surname;
        var childrens = mothers != surname && random.Bool(0.2f) ? $"{surname}-{mothers}" : surname;
        var children = seats.Select(seat => Child(seat, childrens, father, null)).ToList();
        if (_families % RestrictedEvery == 0)
        {
            Bring(Adult(names.Grown(true, mothers)), children, Relation.Mother);
            Bring(Father(surname, father), children, Relation.Father, restricted: true);
            return;
        }
        var lot = random.Float();
        if (lot < GuardianOnly)
        {
            Bring(Adult(names.Grown(random.Bool(0.8f))), children, Relation.Guardian);
            return;
        }
        if (lot >= GuardianOnly + FatherOnly)
            Bring(Adult(names.Grown(true, mothers)), children, Relation.Mother);
        if (lot is < GuardianOnly + FatherOnly or >= GuardianOnly + FatherOnly + MotherOnly)
            Bring(Father(surname, father), children, Relation.Father);
    }

    private Person Child(DemoClasses.Line seat, string surname, string father, DateOnly? born, bool stays = false)
    {
        var girl = random.Bool();
        var entered = schoolYear - seat.Now.Grade + 1;
        // From 6 years 7 months to 7 years 10 months on the first day at school.
        born ??= new DateOnly(entered - EntryAge - 1, 11, 1).AddDays(random.Int(0, 450));
        var child = new Person { Id = random.Guid(), Kind = PersonKind.Pupil, BirthDate = born, ChangedAt = now };
        child.Call(new PersonName(DemoNames.Gendered(surname, girl), names.Child(girl), DemoNames.Patronymic(father, girl)));
        child.Identify($"{entered % 100:00}-{++_files:0000}");
        var first = new DateOnly(schoolYear, 9, 1);
        if (seat.Before is { } before)
            Memberships.Add(In(child, before, first.AddYears(-1), first.AddDays(-1)));
        if (!stays && random.Bool(Left) && today.DayNumber - first.DayNumber > 7)
            child.LeftOn = first.AddDays(random.Int(5, today.DayNumber - first.DayNumber - 1));
        Memberships.Add(In(child, seat.Now, first, child.LeftOn));
        Children.Add(child);
        return child;
    }

    private Membership In(Person child, SchoolClass into, DateOnly first, DateOnly? last) =>
        new() { Id = random.Guid(), PersonId = child.Id, ClassId = into.Id, FirstDay = first, LastDay = last };

    private Person Father(string surname, string name) =>
        Adult(new PersonName(surname.Split('-')[0], name, DemoNames.Patronymic(names.Adult(false), false)));

    private Person Adult(PersonName name)
    {
        var adult = new Person { Id = random.Guid(), Kind = PersonKind.Guardian, ChangedAt = now };
        adult.Call(name);
        Adults.Add(adult);
        return adult;
    }

    private void Bring(Person adult, List<Person> children, Relation relation, bool restricted = false) =>
        Guardianships.AddRange(children.Select(child => new Guardianship
        {
            Id = random.Guid(), GuardianId = adult.Id, ChildId = child.Id, Relation = relation, Restricted = restricted,
            FirstDay = new DateOnly(schoolYear, 9, 1),
        }));

    private static DemoClasses.Line Take(List<DemoClasses.Line> open, int at)
    {
        var taken = open[at];
        open.RemoveAt(at);
        return taken;
    }
}
