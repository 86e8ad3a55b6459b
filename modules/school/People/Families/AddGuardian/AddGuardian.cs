using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.People.Persons;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Families.AddGuardian;

/// <summary>Gives a child somebody who acts for it: somebody known, or somebody new by name.</summary>
/// <param name="Existing">A guardian who is known already, of a brother or sister.</param>
[Requires(Permissions.Manage)]
internal sealed record AddGuardian(Guid Child, Guid? Existing, string? FullName, Relation Relation, bool Restricted, DateOnly? First = null) : ICommand<Guid>, IAbout, IConcernsPerson, IValidated
{
    public Guid? Subject => Child;

    public Guid? Person => Child;

    public void Validate(Faults faults)
    {
        if (Existing is not null)
            return;
        faults.Text(nameof(FullName), FullName, Persons.Person.Display);
        if (!faults.Any && (PersonName.Parse(FullName) is not { } name || !PersonName.IsWritable(name.Surname) || !PersonName.IsWritable(name.GivenName)
            || name.Surname.Length > Persons.Person.NamePart || name.GivenName.Length > Persons.Person.NamePart || name.Patronymic?.Length > Persons.Person.NamePart))
            faults.Add(nameof(FullName), T["Problem.GuardianName", FullName!], "name");
        if (!Enum.IsDefined(Relation))
            faults.Chosen(nameof(Relation), false);
    }
}

internal sealed class AddGuardianHandler(PeopleDb db, ISchool school) : IRequestHandler<AddGuardian, Guid>
{
    private const int Years = 20;

    public async Task<Guid> Handle(AddGuardian request, CancellationToken cancellation)
    {
        var child = await db.Person(request.Child, cancellation, PersonKind.Pupil);
        child.ChangedAt = db.Now;
        var guardian = request.Existing is { } known ? await db.Person(known, cancellation, PersonKind.Guardian) : New(request.FullName!);
        var first = request.First ?? school.Today;
        if (first < school.Today.AddYears(-Years) || first > school.Today.AddYears(Years))
            throw new Refusal(RefusalKind.Invalid, "range", T["Family.WrongDay"], nameof(request.First));
        if ((await db.Guardianships.Where(g => g.GuardianId == guardian.Id && g.ChildId == child.Id).ToListAsync(cancellation)).Exists(g => g.Overlaps(first, null)))
            throw new Refusal(RefusalKind.Rule, "duplicate", T["Family.Already"], nameof(request.Existing));
        var link = new Guardianship
        {
            GuardianId = guardian.Id, ChildId = child.Id, Relation = request.Relation, Restricted = request.Restricted, FirstDay = first,
        };
        db.Add(link);
        return link.Id;
    }

    private Person New(string fullName)
    {
        var person = new Person { Kind = PersonKind.Guardian, ChangedAt = db.Now };
        person.Call(PersonName.Parse(fullName)!);
        db.Add(person);
        db.AddRange(NameToken.Of(person));
        return person;
    }
}
