using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Applications;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Attendance;

/// <summary>
/// A run the caller answers for: as coordinator (<see cref="Scope.All"/>) or as its teacher in charge, who sees the participants of
/// this one run from whatever class. With the partner's window (consents) the only place where the row scope of the directory is set aside.
/// </summary>
internal sealed record Charge(Run Run)
{
    public static bool Of(Run run, ICaller caller, string permission) => caller.ScopeOf(permission) is var scope
        && (scope.HasFlag(Scope.All) || (scope != Scope.None && run.Teacher is { } teacher && teacher == caller.PersonId));

    /// <exception cref="Refusal">There is no such run, or somebody else answers for it.</exception>
    public static async Task<Charge> Take(PartnershipsDb db, ICaller caller, string permission, Guid id, CancellationToken cancellation)
    {
        var run = await db.Set<Run>().AsNoTracking().Include(r => r.Sessions).Include(r => r.Partners).AsSingleQuery()
            .SingleOrDefaultAsync(r => r.Id == id, cancellation) ?? throw Seats.NotFound();
        if (!Of(run, caller, permission))
            throw new Refusal(RefusalKind.Forbidden, "not-in-charge", T["Attendance.NotInCharge"]);
        return new Charge(run);
    }

    /// <summary>Those who have a place, by name; in the list of a past school year with the class of then.</summary>
    public async Task<IReadOnlyList<Participant>> Participants(PartnershipsDb db, IPeopleDirectory directory, ISchool school, CancellationToken cancellation)
    {
        var people = await (from application in db.Set<Application>()
               where application.RunId == Run.Id && application.State == ApplicationState.Approved
               join person in db.Set<DirectoryPerson>().IgnoreQueryFilters() on application.PersonId equals person.Id
               orderby person.SortKey
               select new Participant(person.Id, person.DisplayName, person.ClassName)).AsNoTracking().ToListAsync(cancellation);
        if (people.Count == 0 || Run.SchoolYear >= school.Year)
            return people;
        var classes = await directory.ClassesOf([.. people.Select(p => p.Person).Take(1000)], cancellation);
        return people.ConvertAll(p => classes[p.Person].FirstOrDefault(c => c.Covers(Run.Starts)) is { } then ? p with { Class = then.Name } : p);
    }
}

internal sealed record Participant(Guid Person, string Name, string? Class);
