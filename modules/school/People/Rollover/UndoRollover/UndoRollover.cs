using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.People.Search;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Rollover.UndoRollover;

/// <summary>Puts everything back as it was before the school went over, as long as nobody has changed anything of it.</summary>
[Requires(Permissions.Manage)]
internal sealed record UndoRollover(Guid Id) : ICommand, IAbout
{
    public Guid? Subject => Id;
}

internal sealed class UndoRolloverHandler(PeopleDb db, OnTop onTop) : IRequestHandler<UndoRollover, Unit>
{
    private const int Together = 500;

    public async Task<Unit> Handle(UndoRollover request, CancellationToken cancellation)
    {
        var rollover = await db.Rollovers.SingleOrDefaultAsync(r => r.Id == request.Id, cancellation) ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Rollover.Unknown"]);
        if (await onTop.Of(rollover, cancellation) is { } reason)
            throw new Refusal(RefusalKind.Rule, "changed-on-top", reason);
        var steps = await db.RolloverSteps.AsNoTracking().Where(s => s.RolloverId == rollover.Id).ToListAsync(cancellation);
        // First what is open now, then what was: only one may be.
        foreach (var some in steps.Select(s => s.NewMembershipId).OfType<Guid>().Chunk(Together))
            await db.Memberships.Where(m => some.Contains(m.Id)).ExecuteDeleteAsync(cancellation);
        foreach (var of in steps.GroupBy(s => s.FromClassId))
            foreach (var some in of.Select(s => s.MembershipId).Chunk(Together))
                await db.Memberships.Where(m => some.Contains(m.Id)).ExecuteUpdateAsync(s => s.SetProperty(m => m.LastDay, (DateOnly?)null).SetProperty(m => m.ClassId, of.Key), cancellation);
        foreach (var alike in steps.GroupBy(s => new { s.ChangedAt, s.Version, Left = s.ToClassId is null }))
            foreach (var some in alike.Select(s => s.PersonId).Chunk(Together))
                await db.People.Where(p => some.Contains(p.Id)).ExecuteUpdateAsync(s => s.SetProperty(p => p.ChangedAt, alike.Key.ChangedAt)
                    .SetProperty(p => p.Version, alike.Key.Version).SetProperty(p => p.LeftOn, (DateOnly?)null), cancellation);
        foreach (var left in steps.Where(s => s.ToClassId is null))
            db.Publish(new PersonReturned(left.PersonId));
        db.Sought(PersonSource.Found.Id, steps.Where(s => s.ToClassId is null).Select(s => s.PersonId.ToString()));
        foreach (var changed in await db.RolloverClasses.AsNoTracking().Where(c => c.RolloverId == rollover.Id).ToListAsync(cancellation))
            if (changed.Added)
            {
                await db.Classes.Where(c => c.Id == changed.ClassId).ExecuteDeleteAsync(cancellation);
                db.Sought(ClassSource.Found.Id, [changed.ClassId.ToString()]);
            }
            else
                await db.Classes.Where(c => c.Id == changed.ClassId)
                    .ExecuteUpdateAsync(s => s.SetProperty(c => c.HomeroomTeacherId, (Guid?)null).SetProperty(c => c.Version, changed.Version), cancellation);
        rollover.UndoneAt = db.Now;
        return Unit.Value;
    }
}
