using Gym24.Contracts;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Applications;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Runs;

/// <summary>The places of one run while its row is held by the running transaction: whoever comes next waits, so the counts are exact.</summary>
internal sealed class Seats
{
    private readonly PartnershipsDb _db;
    private int _nextTurn;

    private Seats(PartnershipsDb db, Run run) =>
        (_db, Run, Taken, Waiting, _nextTurn) = (db, run, run.Taken, run.Waiting, run.NextTurn);

    public Run Run { get; }
    public int Taken { get; private set; }
    public int Waiting { get; private set; }
    public bool Free => Run.Places is not { } places || Taken < places;

    public static async Task<Seats> Hold(PartnershipsDb db, Guid run, CancellationToken cancellation)
    {
        // An update holds the row on every engine, whatever its isolation; reading first would not.
        await db.SaveChangesAsync(cancellation);
        var found = await db.Set<Run>().Where(r => r.Id == run)
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.NextTurn, r => r.NextTurn + 1), cancellation);
        if (found == 0)
            throw NotFound();
        return new Seats(db, await db.Set<Run>().AsNoTracking().SingleAsync(r => r.Id == run, cancellation));
    }

    public static Refusal NotFound() => new(RefusalKind.NotFound, "not-found", T["Run.NotFound"], "run");

    public static bool HoldsPlace(ApplicationState state) =>
        state is ApplicationState.Submitted or ApplicationState.Approved or ApplicationState.Offered;

    public static bool IsOver(ApplicationState state) =>
        state is ApplicationState.Withdrawn or ApplicationState.Lapsed or ApplicationState.Cancelled or ApplicationState.Rejected;

    /// <summary>States in which somebody may still come.</summary>
    public static readonly ApplicationState[] Live =
    [
        ApplicationState.AwaitsGuardian, ApplicationState.Submitted, ApplicationState.Approved, ApplicationState.Waiting, ApplicationState.Offered,
    ];

    public void Add(Application application, ApplicationState state)
    {
        application.Turn = _nextTurn++;
        Count(null, state);
        Write(application, null, state);
        _db.Add(application);
    }

    public void Move(Application application, ApplicationState to, bool atTheEnd = false)
    {
        var from = application.State;
        Count(from, to);
        if (atTheEnd)
            application.Turn = _nextTurn++;
        if (to != ApplicationState.Offered)
            application.OfferedUntil = null;
        if (to != ApplicationState.Waiting)
            application.Parked = false;
        Write(application, from, to);
    }

    /// <summary>Puts somebody at the end of the waiting list, from wherever; a place that becomes free is offered in that order.</summary>
    public void Queue(Application application)
    {
        if (application.State != ApplicationState.Waiting)
            Move(application, ApplicationState.Waiting);
        (application.Turn, application.Parked) = (_nextTurn++, false);
    }

    private void Count(ApplicationState? from, ApplicationState to)
    {
        Taken += (HoldsPlace(to) ? 1 : 0) - (from is { } f && HoldsPlace(f) ? 1 : 0);
        Waiting += (to == ApplicationState.Waiting ? 1 : 0) - (from == ApplicationState.Waiting ? 1 : 0);
    }

    private void Write(Application application, ApplicationState? from, ApplicationState to)
    {
        application.State = to;
        application.MovedAt = _db.Now;
        _db.Publish(new ApplicationMoved(application.Id, Run.Id, application.PersonId, from, to));
    }

    /// <summary>Offers free places to those who wait, in order.</summary>
    /// <param name="until">The last moment an offer can be taken; nothing is offered when it is over.</param>
    /// <returns>Who got an offer.</returns>
    public async Task<IReadOnlyList<Application>> OfferFreed(DateTime until, CancellationToken cancellation)
    {
        if (Run.State != RunState.Open || until <= _db.Now || !Free || Waiting == 0)
            return [];
        await _db.SaveChangesAsync(cancellation);
        var next = await _db.Set<Application>()
            .Where(a => a.RunId == Run.Id && a.State == ApplicationState.Waiting && !a.Parked)
            .OrderBy(a => a.Turn).Take(Run.Places is { } places ? places - Taken : int.MaxValue).ToListAsync(cancellation);
        foreach (var application in next)
        {
            Move(application, ApplicationState.Offered);
            application.OfferedUntil = until;
        }
        return next;
    }

    /// <summary>Writes the counts; refuses by itself what would give a place twice.</summary>
    public async Task Save(CancellationToken cancellation)
    {
        await _db.SaveChangesAsync(cancellation);
        var saved = await _db.Set<Run>().Where(r => r.Id == Run.Id && (r.Places == null || Taken <= r.Places || Taken <= r.Taken))
            .ExecuteUpdateAsync(s => s.SetProperty(r => r.Taken, Taken).SetProperty(r => r.Waiting, Waiting)
                .SetProperty(r => r.NextTurn, _nextTurn), cancellation);
        if (saved == 0)
            throw new Refusal(RefusalKind.Rule, "run-full", T["Run.Full"], "run");
    }
}
