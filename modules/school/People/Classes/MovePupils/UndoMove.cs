using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Bulk;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.People.Persons;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Classes.MovePupils;

/// <summary>The versions that pupils have now.</summary>
[Requires(Permissions.Manage)]
internal sealed record ReadMoved(IReadOnlyDictionary<Guid, string> Done) : IQuery<IReadOnlyList<BulkLine>>, IConcernsPerson
{
    Guid? IConcernsPerson.Person => null;
}

internal sealed class ReadMovedHandler(PeopleDb db) : IRequestHandler<ReadMoved, IReadOnlyList<BulkLine>>
{
    public async Task<IReadOnlyList<BulkLine>> Handle(ReadMoved request, CancellationToken cancellation)
    {
        var ids = request.Done.Keys.ToList();
        var pupils = await db.Directory.Where(p => ids.Contains(p.Id))
            .Join(db.People, p => p.Id, p => p.Id, (p, row) => new { p.Id, p.DisplayName, p.ClassName, row.Version }).ToListAsync(cancellation);
        var memberships = await db.Memberships.Where(m => ids.Contains(m.PersonId))
            .Join(db.Classes, m => m.ClassId, c => c.Id, (m, c) => new { m.PersonId, m.FirstDay, m.LastDay, c.Name }).ToListAsync(cancellation);
        var before = memberships.Where(m => m.LastDay is not null).GroupBy(m => m.PersonId).ToDictionary(m => m.Key, m => m.MaxBy(one => one.FirstDay)!.Name);
        return [.. pupils.Select(p => new BulkLine(p.Id, p.DisplayName, p.ClassName, before.GetValueOrDefault(p.Id),
            request.Done[p.Id] == $"{p.Version}" ? null : T["Move.Changed"], $"{p.Version}"))];
    }
}

/// <summary>Takes the last move of a pupil back: as if the pupil had stayed in the class before.</summary>
/// <param name="Version">The one the move made: a pupil changed since is not put back.</param>
[Requires(Permissions.Manage)]
internal sealed record UndoMove(Guid Pupil, int Version) : ICommand, IAbout
{
    public Guid? Subject => Pupil;
}

internal sealed class UndoMoveHandler(PeopleDb db) : IRequestHandler<UndoMove, Unit>
{
    public async Task<Unit> Handle(UndoMove request, CancellationToken cancellation)
    {
        var pupil = await db.Person(request.Pupil, request.Version, cancellation, PersonKind.Pupil);
        var last = await db.Memberships.Where(m => m.PersonId == pupil.Id).OrderByDescending(m => m.FirstDay).Take(2).ToListAsync(cancellation);
        if (last is not [{ LastDay: null } moved, { LastDay: { } end } before] || end.AddDays(1) != moved.FirstDay)
            throw new Refusal(RefusalKind.Rule, "not-moved", T["Move.Changed"]);
        db.Remove(moved);
        // One open membership at a time.
        await db.SaveChangesAsync(cancellation);
        before.LastDay = null;
        return Unit.Value;
    }
}
