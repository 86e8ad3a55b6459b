using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.People;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Works;

/// <summary>Who sees which works, and who may change one.</summary>
internal sealed class WorkBook(TpuDb db, IPeopleDirectory people, ICaller caller)
{
    /// <summary>Works with an author within reach of the running request, and those one supervises.</summary>
    public IQueryable<Work> Visible()
    {
        if (caller.ScopeOf(Permissions.Read).HasFlag(Scope.All))
            return db.Works.AsNoTracking();
        var me = caller.PersonId;
        return db.Works.AsNoTracking().Where(w => (me != null && w.Supervisor == me)
            || db.WorkAuthors.Any(a => a.WorkId == w.Id && db.Directory.Any(p => p.Id == a.PersonId)));
    }

    public bool Supervises(Work work) => caller.PersonId is { } me && work.Supervisor == me;

    public async Task<IReadOnlyList<Guid>> Authors(Guid work, CancellationToken cancellation) =>
        await db.WorkAuthors.Where(a => a.WorkId == work).Select(a => a.PersonId).ToListAsync(cancellation);

    /// <summary>Whether the caller hands this work in: an author, a parent, the class teacher, the supervisor, the coordinator.</summary>
    public async Task<bool> HandsIn(Work work, CancellationToken cancellation)
    {
        if (!caller.Can(Permissions.SubmitWorks))
            return false;
        var reach = await caller.ReachOf(Permissions.SubmitWorks, cancellation);
        return reach.Everyone || Supervises(work) || (await people.Find(await Authors(work.Id, cancellation), cancellation)).Any(p => reach.Covers(p.Id, p.ClassId));
    }

    /// <summary>The work, to be changed by whoever hands it in.</summary>
    public async Task<Work> Mine(Guid id, CancellationToken cancellation) =>
        await db.Works.SingleOrDefaultAsync(w => w.Id == id, cancellation) is { } work && await HandsIn(work, cancellation) ? work : throw NotFound();

    /// <summary>The work, to be decided about.</summary>
    public async Task<Work> Any(Guid id, CancellationToken cancellation) => await db.Works.SingleOrDefaultAsync(w => w.Id == id, cancellation) ?? throw NotFound();

    public static Refusal NotFound() => new(RefusalKind.NotFound, "not-found", T["Work.NotFound"]);

    public static void Step(Work work, WorkState to)
    {
        if (!Work.Follows(work.State, to))
            throw new Refusal(RefusalKind.Rule, "bad-step", T[$"Work.BadStep.{work.State}"]);
    }
}
