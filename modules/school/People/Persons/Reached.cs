using Gym24.Contracts;
using Gym24.Contracts.People;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Persons;

internal static class Reached
{
    /// <summary>The row, when the permission of the request reaches it.</summary>
    /// <exception cref="Refusal">There is no such person within reach; whether there is one at all is not said.</exception>
    public static async Task<Person> Person(this PeopleDb db, Guid id, CancellationToken cancellation, PersonKind? kind = null)
    {
        if (!await db.Directory.AnyAsync(p => p.Id == id && (kind == null || p.Kind == kind), cancellation))
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Person.NotFound"]);
        return await db.People.SingleAsync(p => p.Id == id, cancellation);
    }

    /// <summary>As <see cref="Person"/>, for a change based on the version the person saw.</summary>
    public static async Task<Person> Person(this PeopleDb db, Guid id, int version, CancellationToken cancellation, PersonKind? kind = null)
    {
        var person = await db.Person(id, cancellation, kind);
        db.Expect(person, version);
        person.ChangedAt = db.Now;
        // Also when only a class or the family changes: the version then counts for them too.
        db.Entry(person).Property(p => p.ChangedAt).IsModified = true;
        return person;
    }
}
