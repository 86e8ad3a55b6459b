using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tpu.Works.ListWorks;

/// <summary>Works within reach, by title.</summary>
/// <param name="Year">School year; absent: the running one.</param>
/// <param name="Contest">Only of this one, whatever its year.</param>
[Requires(Permissions.Read)]
internal sealed record ListWorks(int? Year = null, Guid? Contest = null, WorkState? State = null, int Page = 1, int Size = 50) : IQuery<Paged<WorkFacts>>, IValidated
{
    public void Validate(Faults faults)
    {
        faults.Range("page", Page, 1, 100_000);
        faults.Range("size", Size, 1, 200);
    }
}

/// <summary>The contests of a school year.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadContests(int? Year = null) : IQuery<IReadOnlyList<ContestFacts>>;

/// <summary>A run as a contest; nothing when it is none.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadContest(Guid Run) : IQuery<ContestFacts?>;

/// <param name="DeadlineAt">UTC.</param>
/// <param name="TermsVersion">Of the deadline as the coordinator set it; -1 while it is the usual one.</param>
/// <param name="Takes">Works are taken at this moment.</param>
internal sealed record ContestFacts(RunFacts Run, DateTime DeadlineAt, int TermsVersion, bool Takes);

/// <param name="Authors">Those within the caller's reach, by name.</param>
/// <param name="AuthorCount">All of them.</param>
/// <param name="Deadline">Until when it may be handed in, UTC.</param>
internal sealed record WorkFacts(
    Guid Id, int Version, Guid Contest, string Title, Guid? Supervisor, string? SupervisorName, WorkState State, string? Reason, DateTime? HandedInAt, DateTime Deadline,
    string? Outcome, int? Place, string? Diploma, IReadOnlyList<PupilLine> Authors, int AuthorCount);

internal sealed class ListWorksHandler(TpuDb db, Contest contest, WorkBook book, WorkFactsOf facts, IRuns runs, ISchool school)
    : IRequestHandler<ListWorks, Paged<WorkFacts>>, IRequestHandler<ReadContests, IReadOnlyList<ContestFacts>>, IRequestHandler<ReadContest, ContestFacts?>
{
    public async Task<IReadOnlyList<ContestFacts>> Handle(ReadContests request, CancellationToken cancellation)
    {
        var found = await contest.Of(request.Year ?? school.Year, cancellation);
        var ids = found.Select(r => r.Id).ToList();
        var terms = await db.Contests.AsNoTracking().Where(c => ids.Contains(c.RunId)).ToDictionaryAsync(c => c.RunId, cancellation);
        return [.. found.Select(r => Of(r, terms.GetValueOrDefault(r.Id)))];
    }

    public async Task<ContestFacts?> Handle(ReadContest request, CancellationToken cancellation) =>
        await runs.Find(request.Run, cancellation) is { Offering: Contest.Offering } run
            ? Of(run, await db.Contests.AsNoTracking().SingleOrDefaultAsync(c => c.RunId == run.Id, cancellation)) : null;

    public async Task<Paged<WorkFacts>> Handle(ListWorks request, CancellationToken cancellation)
    {
        List<Guid> of = request.Contest is { } one ? [one] : [.. (await contest.Of(request.Year ?? school.Year, cancellation)).Select(r => r.Id)];
        var works = book.Visible().Where(w => of.Contains(w.RunId));
        if (request.State is { } state)
            works = works.Where(w => w.State == state);
        var total = await works.CountAsync(cancellation);
        var page = await works.OrderBy(w => w.SortKey).ThenBy(w => w.ChangedAt).Skip((request.Page - 1) * request.Size).Take(request.Size).ToListAsync(cancellation);
        return new(await facts.Of(page, cancellation), total);
    }

    private ContestFacts Of(RunFacts run, ContestTerms? terms)
    {
        var deadline = terms?.DeadlineAt ?? contest.Usual(run);
        return new(run, deadline.Utc(), terms?.Version ?? -1, run.State == RunState.Open && school.Today >= run.EnrolFrom && db.Now <= deadline);
    }
}
