using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Runs;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Applications.SettleApplications;

/// <summary>Decides about everybody of a run at once, by a list that another module has drawn up.</summary>
/// <param name="Approved">Who gets a place.</param>
/// <param name="Waiting">Who waits, the next first.</param>
[Requires(Permissions.Decide)]
internal sealed record SettleApplications(Guid Run, IReadOnlyList<Guid> Approved, IReadOnlyList<Guid> Waiting) : ICommand<int>, IAbout
{
    public Guid? Subject => Run;
}

internal sealed class SettleApplicationsHandler(Selection selection) : IRequestHandler<SettleApplications, int>
{
    public Task<int> Handle(SettleApplications request, CancellationToken cancellation) => selection.Settle(request, cancellation);
}

internal sealed class Selection(PartnershipsDb db, DbSession session, WaitingList waitingList, Telling telling, IMediator mediator, ICaller caller) : ISelection
{
    // A module that acts by itself answers for what it does; whoever is signed in has to be allowed to decide.
    public Task<int> Settle(Guid run, IReadOnlyList<Guid> approved, IReadOnlyList<Guid> waiting, CancellationToken cancellation = default) => caller.IsSignedIn
        ? mediator.Send(new SettleApplications(run, approved, waiting), cancellation)
        : session.InTransactionAsync(() => Settle(new SettleApplications(run, approved, waiting), cancellation), cancellation);

    public async Task<int> Settle(SettleApplications request, CancellationToken cancellation)
    {
        var seats = await Seats.Hold(db, request.Run, cancellation);
        RunBook.MustBeOpen(seats.Run);
        var rows = await Named(request, cancellation);
        if (request.Approved.Count > seats.Run.Places)
            throw new Refusal(RefusalKind.Rule, "run-full", T["Application.NoPlaceToApprove"]);
        var (approved, waiting) = (request.Approved.Select(p => rows[p]).ToList(), request.Waiting.Select(p => rows[p]).ToList());
        if (IsSettled(approved, waiting))
            return 0;
        var moved = rows.Values.Count(r => r.State != (request.Approved.Contains(r.PersonId) ? ApplicationState.Approved : ApplicationState.Waiting));
        // Places are freed before they are given.
        foreach (var row in waiting)
            seats.Queue(row);
        foreach (var row in approved.Where(r => r.State != ApplicationState.Approved))
            seats.Move(row, ApplicationState.Approved);
        await telling.People(request.Approved, request.Run, "Application.Told.By.Approve", cancellation, RunWords.Late(seats.Run));
        await telling.People(request.Waiting, request.Run, "Application.Told.By.Wait", cancellation, RunWords.Late(seats.Run));
        await waitingList.OfferFreed(seats, cancellation);
        return moved;
    }

    /// <exception cref="Refusal">Somebody has come or gone since the list was drawn up, or somebody is out of reach.</exception>
    private async Task<Dictionary<Guid, Application>> Named(SettleApplications request, CancellationToken cancellation)
    {
        ApplicationState[] competing = [ApplicationState.Submitted, ApplicationState.Approved, ApplicationState.Offered, ApplicationState.Waiting];
        var rows = await db.Set<Application>().Where(a => a.RunId == request.Run && competing.Contains(a.State)).ToDictionaryAsync(a => a.PersonId, cancellation);
        var reached = await db.Set<Application>().Where(a => a.RunId == request.Run && competing.Contains(a.State))
            .Join(db.Directory, a => a.PersonId, p => p.Id, (a, _) => a.Id).CountAsync(cancellation);
        if (reached < rows.Count)
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Application.NotFound"]);
        List<Guid> named = [.. request.Approved, .. request.Waiting];
        if (named.Count != rows.Count || !named.ToHashSet().SetEquals(rows.Keys))
            throw new Refusal(RefusalKind.Stale, "stale", T["Application.Stale"]);
        return rows;
    }

    private static bool IsSettled(List<Application> approved, List<Application> waiting) =>
        approved.TrueForAll(a => a.State == ApplicationState.Approved)
        && waiting.TrueForAll(a => a is { State: ApplicationState.Waiting, Parked: false })
        && waiting.Select(a => a.Turn).SequenceEqual(waiting.Select(a => a.Turn).Order());
}
