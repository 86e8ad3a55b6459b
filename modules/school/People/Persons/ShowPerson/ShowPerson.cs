using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.People.Families;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Persons.ShowPerson;

/// <summary>The card of a person: who, in which classes, whose family.</summary>
[Requires(Permissions.Read)]
internal sealed record ShowPerson(Guid Id) : IQuery<PersonCard>, IConcernsPerson
{
    public Guid? Person => Id;
}

internal sealed record PersonCard(Person Person, IReadOnlyList<ClassPeriod> Classes, IReadOnlyList<FamilyMember> Family, IReadOnlyList<TaughtClass> Homeroom)
{
    public ClassPeriod? Class => Classes.FirstOrDefault(c => c.LastDay is null);
}

internal sealed record ClassPeriod(Guid ClassId, string Name, int SchoolYear, DateOnly FirstDay, DateOnly? LastDay);

/// <param name="Open">Whether the caller may open the card of this one.</param>
internal sealed record FamilyMember(Guid LinkId, Guid PersonId, string DisplayName, Relation Relation, bool Restricted, DateOnly FirstDay, DateOnly? LastDay, bool Acts, bool Open, string? ClassName);

internal sealed record TaughtClass(Guid Id, string Name, int SchoolYear);

internal sealed class ShowPersonHandler(PeopleDb db, ICaller caller, ActingGuardians acting) : IRequestHandler<ShowPerson, PersonCard>
{
    public async Task<PersonCard> Handle(ShowPerson request, CancellationToken cancellation)
    {
        var person = await db.Person(request.Id, cancellation);
        var classes = await (
            from m in db.Memberships
            where m.PersonId == person.Id
            join c in db.Classes on m.ClassId equals c.Id
            orderby m.FirstDay descending
            select new ClassPeriod(c.Id, c.Name, c.SchoolYear, m.FirstDay, m.LastDay)).ToListAsync(cancellation);
        var taught = person.Kind != PersonKind.Staff ? [] : await db.Classes.Where(c => c.HomeroomTeacherId == person.Id)
            .OrderByDescending(c => c.SchoolYear).ThenBy(c => c.Grade).Select(c => new TaughtClass(c.Id, c.Name, c.SchoolYear)).ToListAsync(cancellation);
        return new(person, classes, person.Kind == PersonKind.Staff ? [] : await Family(person, cancellation), taught);
    }

    private async Task<IReadOnlyList<FamilyMember>> Family(Person person, CancellationToken cancellation)
    {
        var forChild = person.Kind == PersonKind.Pupil;
        // A limit on somebody's rights is for those who keep the roster; to others who does not act now is not shown at all.
        var all = caller.Can(Permissions.Manage);
        var acts = (forChild ? await acting.For([person.Id], cancellation) : await acting.Of(person.Id, cancellation)).Select(p => p.Link).ToList();
        return await (
            from link in db.Guardianships
            where (forChild ? link.ChildId : link.GuardianId) == person.Id && (all || acts.Contains(link.Id))
            join other in db.Directory.IgnoreQueryFilters() on forChild ? link.GuardianId : link.ChildId equals other.Id
            orderby link.LastDay != null, link.LastDay descending, other.SortKey
            select new FamilyMember(link.Id, other.Id, other.DisplayName, link.Relation, link.Restricted, link.FirstDay, link.LastDay, acts.Contains(link.Id),
                db.Directory.Any(p => p.Id == other.Id), other.ClassName)).ToListAsync(cancellation);
    }
}
