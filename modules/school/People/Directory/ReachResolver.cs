using Gym24.Contracts.Access;
using Gym24.People.Classes;
using Gym24.People.Families;
using Microsoft.EntityFrameworkCore;

namespace Gym24.People.Directory;

internal sealed class ReachResolver(PeopleDb db, CurrentClasses current, ActingGuardians acting) : IReachResolver
{
    public async Task<Reach> Resolve(Guid person, Scope scopes, CancellationToken cancellation)
    {
        var people = new List<Guid>();
        if (scopes.HasFlag(Scope.Own))
            people.Add(person);
        if (scopes.HasFlag(Scope.OwnChildren))
            people.AddRange((await acting.Of(person, cancellation)).Select(p => p.Child).Distinct());
        var classes = scopes.HasFlag(Scope.OwnClasses)
            ? await (await current.Query(cancellation)).Where(c => c.HomeroomTeacherId == person).Select(c => c.Id).ToListAsync(cancellation)
            : [];
        var members = classes.Count == 0 ? []
            : await db.Memberships.Where(m => m.LastDay == null && classes.Contains(m.ClassId)).Select(m => m.PersonId).ToListAsync(cancellation);
        return new Reach(false, people, classes, []) { Members = members };
    }
}
