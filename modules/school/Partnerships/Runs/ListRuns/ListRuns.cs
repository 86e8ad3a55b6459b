using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Applications;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Runs.ListRuns;

/// <summary>The runs of a school year by beginning. Carries no pupils.</summary>
/// <param name="State"><c>open cancelled closed over ahead</c>: <c>over</c> and <c>ahead</c> by the days of an open one.</param>
/// <param name="Places"><c>open full queue undecided soon</c>: takes entries now, full, somebody waits, the coordinator is to decide, closes soon.</param>
/// <param name="Mine">Runs one answers for, or is entered in oneself or by one's children.</param>
[Requires(Permissions.ReadRuns)]
internal sealed record ListRuns(int? Year = null, string? State = null, string? Partner = null, string? Offering = null, string? Places = null,
    bool Mine = false, int Page = 1, int Size = 25) : IQuery<Paged<RunRow>>, IValidated
{
    public static readonly string[] States = ["open", "ahead", "over", "cancelled", "closed"];
    public static readonly string[] PlaceWords = ["open", "full", "queue", "undecided", "soon"];

    public void Validate(Faults faults)
    {
        faults.Range("page", Page, 1, 100_000);
        faults.Range("size", Size, 1, 200);
        if (State is not null && !States.Contains(State))
            faults.Add("state", T["Run.UnknownFilter", string.Join(", ", States)]);
        if (Places is not null && !PlaceWords.Contains(Places))
            faults.Add("places", T["Run.UnknownFilter", string.Join(", ", PlaceWords)]);
    }
}

internal sealed record RunRow(
    Guid Id, string Offering, string Root, string Name, string? Title, int SchoolYear, DateOnly Starts, DateOnly Ends, TimeOnly? At, TimeOnly? Until,
    DateOnly EnrolFrom, DateOnly EnrolTo, int? Places, int Taken, int Waiting, string? Room, Guid? Teacher, string? TeacherName, RunState State,
    int Undecided, IReadOnlyList<string> Partners)
{
    public string FullTitle => Title is null ? Name : $"{Name}: {Title}";
}

internal sealed class ListRunsHandler(PartnershipsDb db, ICaller caller, ISchool school) : IRequestHandler<ListRuns, Paged<RunRow>>
{
    public async Task<Paged<RunRow>> Handle(ListRuns request, CancellationToken cancellation)
    {
        var runs = await Filtered(request, cancellation);
        var total = await runs.CountAsync(cancellation);
        var rows = await Rows(db, runs.OrderBy(r => r.Starts).ThenBy(r => r.At).ThenBy(r => r.SortKey)
            .Skip((request.Page - 1) * request.Size).Take(request.Size), cancellation);
        return new(rows, total);
    }

    /// <summary>Without decisions to count for those who do not decide: their number is nobody else's business.</summary>
    public static async Task<IReadOnlyList<RunRow>> Rows(PartnershipsDb db, IQueryable<Run> runs, CancellationToken cancellation) =>
        await runs.AsNoTracking().Select(r => new RunRow(r.Id, r.Offering, r.Root, r.Name, r.Title, r.SchoolYear, r.Starts, r.Ends, r.At, r.Until,
            r.EnrolFrom, r.EnrolTo, r.Places, r.Taken, r.Waiting, r.Room, r.Teacher, r.TeacherName, r.State,
            db.Set<Application>().Count(a => a.RunId == r.Id && a.State == ApplicationState.Submitted),
            r.Partners.Select(p => p.Partner).ToList())).AsSingleQuery().ToListAsync(cancellation);

    private async Task<IQueryable<Run>> Filtered(ListRuns request, CancellationToken cancellation)
    {
        var (today, year) = (school.Today, request.Year ?? school.Year);
        var runs = db.Set<Run>().Where(r => r.SchoolYear == year);
        if (request.Partner is { } partner)
            runs = runs.Where(r => r.Partners.Any(p => p.Partner == partner));
        if (request.Offering is { } offering)
            runs = runs.Where(r => r.Root == offering || r.Offering == offering);
        runs = request.State switch
        {
            "open" => runs.Where(r => r.State == RunState.Open && r.Ends >= today),
            "ahead" => runs.Where(r => r.State == RunState.Open && r.Starts > today),
            "over" => runs.Where(r => r.State != RunState.Cancelled && r.Ends < today),
            "cancelled" => runs.Where(r => r.State == RunState.Cancelled),
            "closed" => runs.Where(r => r.State == RunState.Closed),
            _ => runs,
        };
        runs = await ByPlaces(runs, request.Places, cancellation);
        if (request.Mine)
        {
            var mine = (await caller.ReachOf(Permissions.Apply, cancellation)).People.Append(caller.PersonId ?? Guid.Empty).Distinct().ToList();
            runs = runs.Where(r => (r.Teacher != null && r.Teacher == caller.PersonId)
                || db.Set<Application>().Any(a => a.RunId == r.Id && mine.Contains(a.PersonId) && Seats.Live.Contains(a.State)));
        }
        return runs;
    }

    private async Task<IQueryable<Run>> ByPlaces(IQueryable<Run> runs, string? places, CancellationToken cancellation)
    {
        var today = school.Today;
        var soon = places == "soon" ? today.AddDays((await db.Set<RunSettings>().AsNoTracking().SingleAsync(cancellation)).SoonDays) : today;
        return places switch
        {
            "open" => TakesNow(runs, today),
            "full" => runs.Where(r => r.State == RunState.Open && r.Ends >= today && r.Taken >= r.Places),
            "queue" => runs.Where(r => r.State == RunState.Open && r.Ends >= today && r.Waiting > 0),
            "undecided" => runs.Where(r => r.State == RunState.Open
                && db.Set<Application>().Any(a => a.RunId == r.Id && a.State == ApplicationState.Submitted)),
            "soon" => runs.Where(r => r.State == RunState.Open && r.EnrolFrom <= today && r.EnrolTo >= today && r.EnrolTo <= soon),
            _ => runs,
        };
    }

    public static IQueryable<Run> TakesNow(IQueryable<Run> runs, DateOnly today) => runs.Where(r =>
        r.State == RunState.Open && r.EnrolFrom <= today && r.EnrolTo >= today && (r.Places == null || r.Taken < r.Places));
}
