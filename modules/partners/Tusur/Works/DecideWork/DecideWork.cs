using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur.Works.DecideWork;

/// <summary>Accepts a work, which enters its authors into the session's run, or returns it with a reason.</summary>
[Requires(Permissions.DecideWorks)]
internal sealed record DecideWork(Guid Work, int Version, bool Accept, string? Reason = null) : ICommand<bool>, IValidated, IAbout
{
    public Guid? Subject => Work;

    public void Validate(Faults faults) => faults.Text("reason", Reason, TusurDb.LongLength, required: !Accept);
}

internal sealed class DecideWorkHandler(TusurDb db, IRuns runs, IApplications applications, INotices notices) : IRequestHandler<DecideWork, bool>
{
    private const int MostOfTitle = 180;

    public async Task<bool> Handle(DecideWork request, CancellationToken cancellation)
    {
        var work = await db.Works.SingleOrDefaultAsync(w => w.Id == request.Work, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Work.NotFound"], "work");
        if (work.State != WorkState.Submitted)
            throw new Refusal(RefusalKind.Rule, "decided", T["Work.IsDecided"], "work");
        if (await runs.Find(work.RunId, cancellation) is not { State: RunState.Open })
            throw new Refusal(RefusalKind.Rule, "not-active", T["Work.SessionOver"], "session");
        db.Expect(work, request.Version);
        var authors = await db.Authors.Where(a => a.WorkId == work.Id).Select(a => a.PersonId).ToListAsync(cancellation);
        if (request.Accept)
            await Enter(work, authors, cancellation);
        (work.State, work.Reason) = request.Accept ? (WorkState.Accepted, (string?)null) : (WorkState.Returned, request.Reason!.Trim());
        var text = T.Both(request.Accept ? "Work.Told.Accepted" : "Work.Told.Returned", Short(work.Title), Short(work.Reason));
        foreach (var author in authors)
            notices.Tell(author, NoticeKinds.Works, text, $"/tusur/session/{work.Id}");
        return true;
    }

    /// <summary>The deadline was for works: those that came in time are decided afterwards. Who stands in another accepted work is entered already.</summary>
    private async Task Enter(Work work, IReadOnlyList<Guid> authors, CancellationToken cancellation)
    {
        var entered = (await applications.Of(work.RunId, cancellation))
            .Where(e => e.State is not (ApplicationState.Withdrawn or ApplicationState.Lapsed or ApplicationState.Rejected or ApplicationState.Cancelled))
            .Select(e => e.Person).ToHashSet();
        var missing = authors.Where(a => !entered.Contains(a)).ToList();
        if (missing.Count == 0)
            return;
        var outcomes = await applications.Enter(work.RunId, missing, T.Both("Work.AcceptedReason", Short(work.Title)).Ru, cancellation);
        if (outcomes.FirstOrDefault(o => o.State is null) is { } kept)
            throw new Refusal(RefusalKind.Rule, "not-entered", [.. kept.Faults.Select(f => f with { Field = "work" })]);
    }

    private static string? Short(string? text) => text is { Length: > MostOfTitle } ? text[..MostOfTitle] + "…" : text;
}
