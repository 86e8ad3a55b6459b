using Gym24.Contracts.Access;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tusur.Bookings;

/// <summary>Whose bookings somebody may look into: those of one's classes, of one's children's and own class, and those one is in charge of.</summary>
internal sealed record Sight(bool Everyone, IReadOnlyCollection<Guid> Classes, Guid? Me)
{
    public static async Task<Sight> Of(ICaller caller, string permission, TusurDb db, CancellationToken cancellation)
    {
        var reach = await caller.ReachOf(permission, cancellation);
        if (reach.Everyone)
            return new(true, [], caller.PersonId);
        var classes = reach.Classes.ToHashSet();
        var people = reach.People.ToArray();
        if (people.Length > 0)
            foreach (var own in await db.Directory.Where(p => people.Contains(p.Id) && p.ClassId != null).Select(p => p.ClassId!.Value).ToListAsync(cancellation))
                classes.Add(own);
        return new(false, classes, caller.PersonId);
    }

    public bool Covers(Booking booking) =>
        Everyone || booking.Teacher == Me || (booking.ClassId is { } c && Classes.Contains(c));
}
