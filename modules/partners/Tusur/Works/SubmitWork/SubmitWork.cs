using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur.Works.SubmitWork;

/// <summary>A work as a form or a caller of the API states it.</summary>
/// <param name="Direction">One of the offering's subjects.</param>
/// <param name="Authors">Pupils within the caller's reach, in any order.</param>
internal sealed record WorkDraft(string? Title, string? Direction, IReadOnlyList<Guid>? Authors, string? Supervisor)
{
    public void Check(Faults faults)
    {
        faults.Text("title", Title, TusurDb.LongLength);
        faults.Text("direction", Direction, TusurDb.CodeLength);
        faults.Text("supervisor", Supervisor, TusurDb.NameLength);
        faults.Chosen("authors", Authors is { Count: > 0 });
        faults.Range("authors", Authors?.Count, 0, 100);
    }
}

/// <summary>Submits a work to the session, until its deadline.</summary>
[Requires(Permissions.SubmitWorks)]
internal sealed record SubmitWork(Guid Session, WorkDraft Work) : ICommand<Guid>, IValidated, IAbout
{
    public Guid? Subject => Session;

    public void Validate(Faults faults) => Work.Check(faults);
}

/// <summary>Corrects a work that was not accepted yet; a returned one is submitted again by it.</summary>
[Requires(Permissions.SubmitWorks)]
internal sealed record ChangeWork(Guid Work, int Version, WorkDraft Draft) : ICommand<Guid>, IValidated, IAbout
{
    public Guid? Subject => Work;

    public void Validate(Faults faults) => Draft.Check(faults);
}

/// <summary>Takes a work back that was not accepted yet.</summary>
[Requires(Permissions.SubmitWorks)]
internal sealed record WithdrawWork(Guid Work) : ICommand<Guid>, IAbout
{
    public Guid? Subject => Work;
}

internal sealed class SubmitWorkHandler(TusurDb db, DbSession connection, Session sessions, TusurOfferings offerings, PupilPicker<TusurDb> picker, IPeopleDirectory people, ICaller caller)
    : IRequestHandler<SubmitWork, Guid>, IRequestHandler<ChangeWork, Guid>, IRequestHandler<WithdrawWork, Guid>
{
    private bool Decides => caller.ScopeOf(Permissions.DecideWorks).HasFlag(Scope.All);

    public async Task<Guid> Handle(SubmitWork request, CancellationToken cancellation)
    {
        var draft = request.Work;
        var session = await sessions.Open(request.Session, Decides, cancellation);
        var authors = await AuthorsOf(draft, session.Id, null, cancellation);
        var work = new Work
        {
            RunId = session.Id, Title = draft.Title!.Trim(), SortKey = SortKey(draft.Title), Direction = draft.Direction!,
            Supervisor = draft.Supervisor!.Trim(), AuthorsKey = Work.KeyOf(authors), SubmittedAt = db.Now,
        };
        db.Add(work);
        db.AddRange(authors.Select(a => new WorkAuthor { WorkId = work.Id, PersonId = a }));
        await Save(cancellation);
        return work.Id;
    }

    public async Task<Guid> Handle(ChangeWork request, CancellationToken cancellation)
    {
        var (draft, work) = (request.Draft, await Mine(request.Work, cancellation));
        await sessions.Open(work.RunId, Decides, cancellation);
        var authors = await AuthorsOf(draft, work.RunId, work.Id, cancellation);
        db.Expect(work, request.Version);
        (work.Title, work.SortKey, work.Direction) = (draft.Title!.Trim(), SortKey(draft.Title), draft.Direction!);
        (work.Supervisor, work.AuthorsKey, work.State, work.Reason) = (draft.Supervisor!.Trim(), Work.KeyOf(authors), WorkState.Submitted, null);
        var before = await db.Authors.Where(a => a.WorkId == work.Id).ToListAsync(cancellation);
        db.RemoveRange(before.Where(a => !authors.Contains(a.PersonId)));
        db.AddRange(authors.Except(before.Select(a => a.PersonId)).Select(a => new WorkAuthor { WorkId = work.Id, PersonId = a }));
        await Save(cancellation);
        return work.Id;
    }

    public async Task<Guid> Handle(WithdrawWork request, CancellationToken cancellation)
    {
        var work = await Mine(request.Work, cancellation);
        await sessions.Open(work.RunId, Decides, cancellation);
        db.Remove(work);
        return work.Id;
    }

    /// <summary>A work that can still be changed and has an author within reach.</summary>
    private async Task<Work> Mine(Guid id, CancellationToken cancellation)
    {
        var work = await db.Works.SingleOrDefaultAsync(w => w.Id == id, cancellation);
        if (work is null || !await ReachesAuthor(id, cancellation))
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Work.NotFound"], "work");
        return work.State == WorkState.Accepted ? throw new Refusal(RefusalKind.Rule, "accepted", T["Work.IsAccepted"], "work") : work;
    }

    private async Task<bool> ReachesAuthor(Guid work, CancellationToken cancellation)
    {
        var reach = await caller.ReachOf(Permissions.SubmitWorks, cancellation);
        var authors = await db.Authors.Where(a => a.WorkId == work).Select(a => a.PersonId).ToListAsync(cancellation);
        return (await people.Find(authors, cancellation)).Any(p => reach.Covers(p.Id, p.ClassId)) || reach.Everyone;
    }

    private async Task<IReadOnlyList<Guid>> AuthorsOf(WorkDraft draft, Guid session, Guid? except, CancellationToken cancellation)
    {
        if (!offerings.Directions.Contains(draft.Direction!))
            throw new Refusal(RefusalKind.Invalid, "unknown-direction", T["Work.UnknownDirection"], "direction");
        var authors = draft.Authors!.Distinct().ToList();
        var most = (await db.Rules.AsNoTracking().SingleAsync(cancellation)).AuthorsMax;
        if (authors.Count > most)
            throw new Refusal(RefusalKind.Invalid, "too-many", T["Work.TooManyAuthors", most], "authors");
        if (await picker.Reached(Permissions.SubmitWorks, authors, cancellation) is null)
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Booking.ForeignPupil"], "authors");
        var key = Work.KeyOf(authors);
        return await db.Works.AnyAsync(w => w.RunId == session && w.AuthorsKey == key && w.Id != except, cancellation) ? throw Doubled() : authors;
    }

    private async Task Save(CancellationToken cancellation)
    {
        try
        {
            await db.SaveChangesAsync(cancellation);
        }
        catch (DbUpdateException failure) when (failure is not DbUpdateConcurrencyException && connection.Engine.IsDuplicate(failure))
        {
            throw Doubled();
        }
    }

    private static Refusal Doubled() => new(RefusalKind.Rule, "same-authors", T["Work.SameAuthors"], "authors");

    private static string SortKey(string? title)
    {
        var key = Fold.SortKey(title);
        return key.Length <= TusurDb.LongLength ? key : key[..TusurDb.LongLength];
    }
}
