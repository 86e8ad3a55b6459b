using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur.Works.ListWorks;

/// <summary>Works with an author within reach, by direction and title.</summary>
/// <param name="Year">School year; absent: the running one.</param>
[Requires(Permissions.Read)]
internal sealed record ListWorks(int? Year = null, string? Direction = null, WorkState? State = null, int Page = 1, int Size = 50)
    : IQuery<Paged<WorkFacts>>, IValidated
{
    public void Validate(Faults faults)
    {
        faults.Text("direction", Direction, TusurDb.CodeLength, required: false);
        faults.Range("page", Page, 1, 100_000);
        faults.Range("size", Size, 1, 500);
    }
}

/// <summary>One work.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadWork(Guid Work) : IQuery<WorkFacts>;

/// <summary>The sessions of a school year.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadSessions(int? Year = null) : IQuery<IReadOnlyList<RunFacts>>;

/// <param name="Session">The run.</param>
/// <param name="Authors">Those within the caller's reach, by name.</param>
/// <param name="AuthorCount">All of them.</param>
internal sealed record WorkFacts(
    Guid Id, int Version, Guid Session, string Title, string Direction, string Supervisor, WorkState State, string? Reason, DateTime SubmittedAt,
    IReadOnlyList<PupilLine> Authors, int AuthorCount);

internal sealed class ListWorksHandler(TusurDb db, Session sessions, ICaller caller, ISchool school)
    : IRequestHandler<ListWorks, Paged<WorkFacts>>, IRequestHandler<ReadWork, WorkFacts>, IRequestHandler<ReadSessions, IReadOnlyList<RunFacts>>
{
    public Task<IReadOnlyList<RunFacts>> Handle(ReadSessions request, CancellationToken cancellation) =>
        sessions.Of(request.Year ?? school.Year, cancellation);

    public async Task<Paged<WorkFacts>> Handle(ListWorks request, CancellationToken cancellation)
    {
        var runs = (await sessions.Of(request.Year ?? school.Year, cancellation)).Select(r => r.Id).ToList();
        var works = Visible().Where(w => runs.Contains(w.RunId));
        if (request.Direction is { Length: > 0 } direction)
            works = works.Where(w => w.Direction == direction);
        if (request.State is { } state)
            works = works.Where(w => w.State == state);
        var total = await works.CountAsync(cancellation);
        var page = await works.OrderBy(w => w.Direction).ThenBy(w => w.SortKey).ThenBy(w => w.SubmittedAt)
            .Skip((request.Page - 1) * request.Size).Take(request.Size).ToListAsync(cancellation);
        return new(await Facts(page, cancellation), total);
    }

    public async Task<WorkFacts> Handle(ReadWork request, CancellationToken cancellation)
    {
        var found = await Visible().Where(w => w.Id == request.Work).ToListAsync(cancellation);
        return found.Count == 1 ? (await Facts(found, cancellation))[0]
            : throw new Refusal(RefusalKind.NotFound, "not-found", T["Work.NotFound"], "work");
    }

    private IQueryable<Work> Visible() => caller.ScopeOf(Permissions.Read).HasFlag(Scope.All) ? db.Works.AsNoTracking()
        : db.Works.AsNoTracking().Where(w => db.Authors.Any(a => a.WorkId == w.Id && db.Directory.Any(p => p.Id == a.PersonId)));

    private async Task<IReadOnlyList<WorkFacts>> Facts(List<Work> works, CancellationToken cancellation)
    {
        var ids = works.Select(w => w.Id).ToList();
        var counts = await db.Authors.Where(a => ids.Contains(a.WorkId)).GroupBy(a => a.WorkId)
            .Select(g => new { g.Key, Authors = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Authors, cancellation);
        var authors = (await (from author in db.Authors
                              join person in db.Directory on author.PersonId equals person.Id
                              where ids.Contains(author.WorkId)
                              orderby person.SortKey
                              select new { author.WorkId, Line = new PupilLine(person.Id, person.DisplayName, person.ClassName) })
            .ToListAsync(cancellation)).ToLookup(a => a.WorkId, a => a.Line);
        return
        [
            .. works.Select(w => new WorkFacts(w.Id, w.Version, w.RunId, w.Title, w.Direction, w.Supervisor, w.State, w.Reason, w.SubmittedAt,
                [.. authors[w.Id]], counts.GetValueOrDefault(w.Id))),
        ];
    }
}

/// <summary>Whom the caller can name as authors.</summary>
/// <param name="Class">The class chosen so far.</param>
/// <param name="Chosen">Authors chosen so far.</param>
[Requires(Permissions.SubmitWorks)]
internal sealed record ReadAuthors(Guid? Class, IReadOnlyList<Guid> Chosen) : IQuery<AuthorChoice>, IValidated
{
    public void Validate(Faults faults) => faults.Range("authors", Chosen.Count, 0, 100);
}

/// <param name="Chosen">Those of the chosen who are within reach, by name.</param>
internal sealed record AuthorChoice(PupilChoice From, IReadOnlyList<PupilLine> Chosen, int Most);

internal sealed class ReadAuthorsHandler(TusurDb db, PupilPicker<TusurDb> picker, ICaller caller) : IRequestHandler<ReadAuthors, AuthorChoice>
{
    public async Task<AuthorChoice> Handle(ReadAuthors request, CancellationToken cancellation)
    {
        var choice = await picker.Offer(Permissions.SubmitWorks, request.Class, cancellation);
        // A pupil who is alone within reach is the author.
        var alone = caller.ScopeOf(Permissions.SubmitWorks) == Scope.Own && caller.PersonId is { } me ? new List<Guid> { me } : [];
        var ids = request.Chosen.Concat(alone).Distinct().ToList();
        var chosen = await db.Directory.Where(p => ids.Contains(p.Id)).OrderBy(p => p.SortKey)
            .Select(p => new PupilLine(p.Id, p.DisplayName, p.ClassName)).ToListAsync(cancellation);
        return new(choice, chosen, (await db.Rules.AsNoTracking().SingleAsync(cancellation)).AuthorsMax);
    }
}
