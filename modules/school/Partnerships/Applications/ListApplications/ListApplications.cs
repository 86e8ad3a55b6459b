using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Partnerships.Attendance;
using Gym24.Partnerships.Runs;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Applications.ListApplications;

/// <summary>Applications within the caller's reach; of one run, in order of places, or of all, the newest first.</summary>
/// <param name="Upcoming">Only of runs that are still to come or running.</param>
[Requires(Permissions.ReadApplications)]
internal sealed record ListApplications(Guid? Run = null, Guid? Person = null, ApplicationState? State = null, bool Upcoming = false,
    int Page = 1, int Size = 50) : IQuery<Paged<ApplicationRow>>, IValidated, IConcernsPerson, IAbout
{
    Guid? IAbout.Subject => Run;

    public void Validate(Faults faults)
    {
        faults.Range("page", Page, 1, 100_000);
        faults.Range("size", Size, 1, 1000);
    }
}

/// <param name="Rank">Place in the waiting list.</param>
internal sealed record ApplicationRow(
    Guid Id, int Version, Guid RunId, Guid PersonId, string Person, string SortKey, string? Class, ApplicationState State, int Turn, DateTime At,
    DateTime? OfferedUntil, bool Parked, string? Reason, string? Overruled, string? OverruleReason, string Offering, string? Title, DateOnly Starts,
    DateOnly Ends, TimeOnly? RunAt, TimeOnly? RunUntil, RunState RunState)
{
    public int? Rank { get; init; }
    public string RunTitle => Title is null ? Offering : $"{Offering}: {Title}";
}

internal sealed class ListApplicationsHandler(PartnershipsDb db, ICaller caller, Contracts.Shell.ISchool school, IPeopleDirectory directory, RunReading runs)
    : IRequestHandler<ListApplications, Paged<ApplicationRow>>
{
    public async Task<Paged<ApplicationRow>> Handle(ListApplications request, CancellationToken cancellation)
    {
        var people = db.Directory;
        // The teacher in charge sees the whole list of this one run.
        if (request.Run is { } of && caller.PersonId is { } me && (await runs.Find(of, cancellation))?.Teacher == me)
            people = db.Set<DirectoryPerson>().AsNoTracking().IgnoreQueryFilters();
        var today = school.Today;
        var asked = db.Set<Application>().Where(application => (request.Run == null || application.RunId == request.Run)
            && (request.Person == null || application.PersonId == request.Person)
            && (request.State == null || application.State == request.State)
            && (!request.Upcoming || (application.Run.State == RunState.Open && application.Run.Ends >= today)));
        var found = from application in asked join person in people on application.PersonId equals person.Id select new { application, person };
        var ordered = request.Run is null
            ? found.OrderByDescending(x => x.application.At).ThenBy(x => x.person.SortKey)
            : found.OrderBy(x => x.application.Turn);
        var rows = await ordered.Skip((request.Page - 1) * request.Size).Take(request.Size).Select(x => new ApplicationRow(
            x.application.Id, x.application.Version, x.application.RunId, x.person.Id, x.person.DisplayName, x.person.SortKey, x.person.ClassName,
            x.application.State, x.application.Turn, x.application.At, x.application.OfferedUntil, x.application.Parked, x.application.Reason,
            x.application.Overruled, x.application.OverruleReason, x.application.Run.Name, x.application.Run.Title, x.application.Run.Starts,
            x.application.Run.Ends, x.application.Run.At, x.application.Run.Until, x.application.Run.State)).ToListAsync(cancellation);
        // A first page that is not full has everything; whoever reaches everyone need not be told apart from those he reaches.
        var total = request.Page == 1 && rows.Count < request.Size ? rows.Count
            : (await caller.ReachOf(Permissions.ReadApplications, cancellation)).Everyone ? await asked.CountAsync(cancellation)
            : await found.CountAsync(cancellation);
        return new(await Ranked(db, await Then(rows, cancellation), cancellation), total);
    }

    /// <summary>Whoever has moved up since stands in the list of a past school year with the class of then.</summary>
    private async Task<List<ApplicationRow>> Then(List<ApplicationRow> rows, CancellationToken cancellation)
    {
        var past = rows.Where(r => school.YearOf(r.Starts) < school.Year).Select(r => r.PersonId).Distinct().ToList();
        if (past.Count == 0)
            return rows;
        var classes = await directory.ClassesOf(past, cancellation);
        return rows.ConvertAll(r => classes[r.PersonId].FirstOrDefault(c => c.Covers(r.Starts)) is { } then ? r with { Class = then.Name } : r);
    }

    /// <summary>Ranks count everybody who waits, also those the caller does not see.</summary>
    public static async Task<IReadOnlyList<ApplicationRow>> Ranked(PartnershipsDb db, List<ApplicationRow> rows, CancellationToken cancellation)
    {
        var runs = rows.Where(r => r.State == ApplicationState.Waiting).Select(r => r.RunId).Distinct().ToList();
        if (runs.Count == 0)
            return rows;
        var turns = (await db.Set<Application>().Where(a => runs.Contains(a.RunId) && a.State == ApplicationState.Waiting)
            .Select(a => new { a.RunId, a.Turn }).ToListAsync(cancellation)).ToLookup(a => a.RunId, a => a.Turn);
        return [.. rows.Select(r => r.State == ApplicationState.Waiting ? r with { Rank = turns[r.RunId].Count(t => t <= r.Turn) } : r)];
    }
}
