using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.People.Classes;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Persons.SavePerson;

/// <summary>Adds somebody, or changes what is known of somebody. A new pupil enters a class at once.</summary>
/// <param name="Id"><see langword="null"/> for somebody new.</param>
/// <param name="Despite">Adds although somebody of this name is there already.</param>
[Requires(Permissions.Manage)]
internal sealed record SavePerson(Guid? Id, int Version, PersonKind Kind, string? Surname, string? GivenName, string? Patronymic,
    DateOnly? BirthDate, string? ExternalId, Guid? Class = null, DateOnly? From = null, bool Despite = false) : ICommand<Guid>, IAbout, IValidated
{
    public Guid? Subject => Id;

    public PersonName Name => PersonName.Of(Surname, GivenName, Patronymic);

    public void Validate(Faults faults)
    {
        Part(nameof(Surname), Surname, required: true);
        Part(nameof(GivenName), GivenName, required: true);
        Part(nameof(Patronymic), Patronymic, required: false);
        faults.Text(nameof(ExternalId), ExternalId, Person.ExternalLength, required: false);
        if (Id is null && Kind == PersonKind.Pupil && Class is null)
            faults.Add(nameof(Class), T["Problem.ClassRequired"], "required");

        void Part(string field, string? value, bool required)
        {
            faults.Text(field, value, Person.NamePart, required);
            if (!string.IsNullOrWhiteSpace(value) && value.Length <= Person.NamePart && !PersonName.IsWritable(value.Trim()))
                faults.Add(field, T["Problem.NameCharacters", value.Trim()], "characters");
        }
    }
}

internal sealed class SavePersonHandler(PeopleDb db, ISchool school, ICaller caller) : IRequestHandler<SavePerson, Guid>
{
    private static readonly DateOnly Oldest = new(1920, 1, 1);

    public async Task<Guid> Handle(SavePerson request, CancellationToken cancellation)
    {
        CheckDates(request);
        var person = request.Id is { } id ? await db.Person(id, request.Version, cancellation) : await Add(request, cancellation);
        if (Person.KeyOf(request.ExternalId) is { } number
            && await db.People.AnyAsync(p => p.Kind == person.Kind && p.ExternalKey == number && p.Id != person.Id, cancellation))
            throw new Refusal(RefusalKind.Rule, "number-taken", T["Person.NumberTaken"], nameof(request.ExternalId));
        await db.Tokens.Where(t => t.PersonId == person.Id).ExecuteDeleteAsync(cancellation);
        person.Call(request.Name);
        person.Identify(request.ExternalId);
        person.BirthDate = request.BirthDate;
        db.AddRange(NameToken.Of(person));
        return person.Id;
    }

    private async Task<Person> Add(SavePerson request, CancellationToken cancellation)
    {
        var reach = await caller.ReachOf(Permissions.Manage, cancellation);
        if (!reach.Everyone && !(request.Class is { } own && reach.Classes.Contains(own)))
            throw new Refusal(RefusalKind.Forbidden, "forbidden", T["Person.OnlyOwnClasses"], nameof(request.Class));
        var key = request.Name.Key;
        if (!request.Despite && await db.People.Where(p => p.Kind == request.Kind && p.NameKey == key
                && (p.BirthDate == null || request.BirthDate == null || p.BirthDate == request.BirthDate)).AnyAsync(cancellation))
            throw new Refusal(RefusalKind.Rule, "namesake", [new Fault(nameof(request.Despite), T["Person.Namesake"], "namesake", Overrulable: true)]);
        var person = new Person { Kind = request.Kind, ChangedAt = db.Now };
        db.Add(person);
        if (request is { Kind: PersonKind.Pupil, Class: { } target })
        {
            if (!await db.Classes.AnyAsync(c => c.Id == target, cancellation))
                throw new Refusal(RefusalKind.Invalid, "unknown-class", T["Class.NotFound"], nameof(request.Class));
            db.Add(new Membership { PersonId = person.Id, ClassId = target, FirstDay = request.From ?? school.Today });
        }
        return person;
    }

    private void CheckDates(SavePerson request)
    {
        var faults = new Faults();
        var youngest = school.Today.AddYears(request.Kind == PersonKind.Pupil ? -4 : -14);
        if (request.BirthDate is { } born && (born < Oldest || born > youngest))
            faults.Add(nameof(request.BirthDate), T["Person.BirthDateRange"], "range");
        if (request.From > school.Today)
            faults.Add(nameof(request.From), T["Person.NotLaterThanToday"], "range");
        faults.ThrowIfAny();
    }
}
