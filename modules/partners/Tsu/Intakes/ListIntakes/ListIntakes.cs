using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tsu.Intakes.ListIntakes;

/// <summary>The intakes of a school year: the plan, and what was opened of it.</summary>
/// <param name="Year">The year it begins in; absent: the running one.</param>
[Requires(Permissions.Read)]
internal sealed record ListIntakes(int? Year = null) : IQuery<IntakeYear>, IValidated
{
    public void Validate(Faults faults) => faults.Range("year", Year, 2000, 2100);
}

/// <param name="Months">Length of a course; absent: not stated.</param>
internal sealed record IntakeYear(int Year, int? Months, IReadOnlyList<IntakeFacts> Terms)
{
    /// <summary>What one click would open.</summary>
    public int Missing => Terms.Sum(t => t.Lines.Count(l => l.State == LineState.Planned));
}

/// <param name="Dates">Absent: not set, neither for this year nor for an earlier one.</param>
/// <param name="From">The year the dates are taken over from; absent: set for this year.</param>
internal sealed record IntakeFacts(Term Term, TermDates? Dates, DateOnly? Ends, int? From, int Version, IReadOnlyList<IntakeLine> Lines);

internal enum LineState
{
    Planned = 0,
    Opened = 1,
    LeftOut = 2,

    /// <summary>Was never opened, and it is too late.</summary>
    Past = 3,

    /// <summary>The school has not said when.</summary>
    NotSet = 4,
}

/// <param name="Subject">Id of the variant.</param>
/// <param name="Mine">The entries of the caller and the caller's children.</param>
internal sealed record IntakeLine(string Subject, string Name, LineState State, RunFacts? Run, IReadOnlyList<MyEntry> Mine);

/// <param name="State">Absent: has not applied.</param>
internal sealed record MyEntry(Guid Person, string Name, ApplicationState? State, int? Rank);

internal sealed class ListIntakesHandler(
    TsuDb db, TsuOfferings offerings, IntakePlan plan, IRuns runs, IApplications applications, ICaller caller, ISchool school)
    : IRequestHandler<ListIntakes, IntakeYear>
{
    private readonly Dictionary<Guid, RunFacts> _runs = [];
    private List<DirectoryPerson> _family = [];
    private ILookup<Guid, EntryFacts> _entries = Array.Empty<EntryFacts>().ToLookup(_ => Guid.Empty);

    public async Task<IntakeYear> Handle(ListIntakes request, CancellationToken cancellation)
    {
        var year = request.Year ?? school.Year;
        var opened = await db.IntakeRuns.AsNoTracking().Where(r => r.SchoolYear == year).ToListAsync(cancellation);
        foreach (var run in await runs.Of([.. offerings.Subjects.Select(s => s.Id)], year, cancellation))
            _runs[run.Id] = run;
        await FindFamily(cancellation);
        if (_family.Count > 0)
            _entries = await applications.Of(_runs.Keys, [.. _family.Select(p => p.Id)], cancellation);
        var terms = new List<IntakeFacts>();
        foreach (var term in await plan.Of(year, cancellation))
        {
            var ends = term.Dates is { } dates && offerings.Months is { } months ? dates.Ends(months) : (DateOnly?)null;
            var lines = new List<IntakeLine>();
            foreach (var subject in offerings.Subjects)
            {
                var run = opened.Find(r => r.Term == term.Term && r.Subject == subject.Id) is { } row ? _runs.GetValueOrDefault(row.RunId) : null;
                lines.Add(new(subject.Id, subject.Name, StateOf(term, subject.Id, ends, run), run, Mine(run)));
            }
            terms.Add(new(term.Term, term.Dates, ends, term.From, term.Version, lines));
        }
        return new(year, offerings.Months, terms);
    }

    private LineState StateOf(PlannedTerm term, string subject, DateOnly? ends, RunFacts? run) => run is not null ? LineState.Opened
        : term.Dates is null || ends is null ? LineState.NotSet
        : term.Dates.LeftOut.Contains(subject) ? LineState.LeftOut
        : ends < school.Today ? LineState.Past : LineState.Planned;

    /// <summary>Oneself, if a pupil, and one's children; whoever reaches classes enters on the page of the run.</summary>
    private async Task FindFamily(CancellationToken cancellation)
    {
        var reach = await caller.ReachOf(Permissions.Apply, cancellation);
        if (reach.Everyone || reach.People.Count == 0)
            return;
        var ids = reach.People.ToList();
        _family = await db.Directory.Where(p => ids.Contains(p.Id) && p.Kind == PersonKind.Pupil).OrderBy(p => p.SortKey).ToListAsync(cancellation);
    }

    private IReadOnlyList<MyEntry> Mine(RunFacts? run)
    {
        if (run is null || _family.Count == 0)
            return [];
        var entries = _entries[run.Id].ToDictionary(e => e.Person);
        return [.. _family.Select(p => entries.GetValueOrDefault(p.Id) is { } entry ? new MyEntry(p.Id, p.DisplayName, entry.State, entry.Rank) : new MyEntry(p.Id, p.DisplayName, null, null))];
    }
}
