using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Partnerships.Runs;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Applications.Decide;

internal enum Decision
{
    Approve,
    Reject,
    Wait,
}

/// <param name="Version">The version the person saw; absent: whatever it is now.</param>
internal sealed record Chosen(Guid Id, int? Version = null);

/// <summary>Decides about applications of one run: all of them or none.</summary>
[Requires(Permissions.Decide)]
internal sealed record DecideApplications(IReadOnlyList<Chosen> Applications, Decision Decision, string? Reason = null)
    : ICommand<int>, IValidated, IAbout
{
    public Guid? Subject => Applications is [var only] ? only.Id : null;

    public void Validate(Faults faults)
    {
        faults.Chosen("applications", Applications.Count > 0);
        faults.Range("applications", Applications.Count, 0, 1000);
        faults.Text("reason", Reason, RunTables.ReasonLength, required: Decision == Decision.Reject);
    }
}

internal sealed class DecideApplicationsHandler(PartnershipsDb db, WaitingList waitingList, Telling telling) : IRequestHandler<DecideApplications, int>
{
    public async Task<int> Handle(DecideApplications request, CancellationToken cancellation)
    {
        var ids = request.Applications.Select(c => c.Id).ToList();
        var runs = await db.Set<Application>().Where(a => ids.Contains(a.Id)).Join(db.Directory, a => a.PersonId, p => p.Id, (a, _) => a.RunId)
            .ToListAsync(cancellation);
        if (runs.Count != ids.Distinct().Count() || runs.Distinct().Count() > 1)
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Application.NotFound"]);
        var seats = await Seats.Hold(db, runs[0], cancellation);
        RunBook.MustBeOpen(seats.Run);
        var rows = await db.Set<Application>().Where(a => ids.Contains(a.Id)).ToDictionaryAsync(a => a.Id, cancellation);
        var chosen = request.Applications.DistinctBy(c => c.Id).Select(c => (Row: rows[c.Id], c.Version)).OrderBy(c => c.Row.Turn).ToList();
        foreach (var (row, version) in chosen)
            Decide(seats, row, version, request);
        await telling.People([.. chosen.Select(c => c.Row.PersonId)], seats.Run.Id, "Application.Told.By." + request.Decision, cancellation,
            [.. RunWords.Late(seats.Run), request.Reason ?? ""]);
        await waitingList.OfferFreed(seats, cancellation);
        return chosen.Count;
    }

    private static void Decide(Seats seats, Application row, int? version, DecideApplications request)
    {
        Entry.MustBe(row, version);
        var (to, from) = request.Decision switch
        {
            Decision.Approve => (ApplicationState.Approved,
                new[] { ApplicationState.Submitted, ApplicationState.Offered, ApplicationState.Waiting, ApplicationState.Rejected }),
            Decision.Reject => (ApplicationState.Rejected, Seats.Live),
            _ => (ApplicationState.Waiting, [ApplicationState.Submitted, ApplicationState.Approved, ApplicationState.Offered]),
        };
        if (!from.Contains(row.State))
            throw new Refusal(RefusalKind.Rule, "state", T["Application.State", T["Application.State." + row.State]]);
        if (to == ApplicationState.Approved && !Seats.HoldsPlace(row.State) && !seats.Free)
            throw new Refusal(RefusalKind.Rule, "run-full", T["Application.NoPlaceToApprove"]);
        seats.Move(row, to, atTheEnd: to == ApplicationState.Waiting);
        row.Parked = to == ApplicationState.Waiting;
        row.Reason = string.IsNullOrWhiteSpace(request.Reason) ? null : request.Reason.Trim();
    }
}
