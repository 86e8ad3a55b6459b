using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Events;
using Gym24.Contracts.People;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Access;

/// <summary>Whoever has left the school is locked out: sessions and tokens end with it. A lock by an administrator stays what it is.</summary>
[Requires(HostManifest.Accounts)]
internal sealed class LockWhoLeft(HostDb db) : IEventHandler<PersonLeft>
{
    public async Task Handle(PersonLeft happened, CancellationToken cancellation)
    {
        foreach (var user in await db.Users.Where(u => u.PersonId == happened.Person).ToListAsync(cancellation))
        {
            if (!Locks.IsForGood(user.LockoutEnd))
                user.LockoutEnd = Locks.UntilReturn;
            user.SecurityStamp = Guid.NewGuid().ToString("N");
            db.Audit(new AuditRow { At = db.Now, Module = HostManifest.Value.Id, Action = nameof(LockWhoLeft), Subject = user.Id, Person = happened.Person });
        }
        await db.SaveChangesAsync(cancellation);
    }
}

/// <summary>Whoever is back comes in again with the old password.</summary>
[Requires(HostManifest.Accounts)]
internal sealed class UnlockWhoReturned(HostDb db) : IEventHandler<PersonReturned>
{
    public async Task Handle(PersonReturned happened, CancellationToken cancellation)
    {
        foreach (var user in await db.Users.Where(u => u.PersonId == happened.Person).ToListAsync(cancellation))
        {
            if (user.LockoutEnd != Locks.UntilReturn)
                continue;
            user.LockoutEnd = null;
            db.Audit(new AuditRow { At = db.Now, Module = HostManifest.Value.Id, Action = nameof(UnlockWhoReturned), Subject = user.Id, Person = happened.Person });
        }
        await db.SaveChangesAsync(cancellation);
    }
}
