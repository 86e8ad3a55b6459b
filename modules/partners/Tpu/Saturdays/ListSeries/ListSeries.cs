using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tpu.Saturdays.ListSeries;

/// <summary>Series of a school year, by beginning.</summary>
/// <param name="Year">Absent: the running one.</param>
[Requires(Permissions.Read)]
internal sealed record ListSeries(int? Year = null) : IQuery<IReadOnlyList<SeriesFacts>>;

/// <summary>One series.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadSeries(Guid Run) : IQuery<SeriesFacts>;

/// <summary>Whether a run is a series.</summary>
[Requires(Permissions.Read)]
internal sealed record IsSeries(Guid Run) : IQuery<bool>;

/// <param name="Skipped">Saturdays between the first and the last that are not held, and why.</param>
/// <param name="Open">Calendar years whose moved days off are not known yet.</param>
internal sealed record SeriesFacts(
    Guid Id, int SchoolYear, string? Title, DateOnly Starts, DateOnly Ends, TimeOnly? At, TimeOnly? Until, string? Room, RunState State, int Entered,
    IReadOnlyList<SaturdayFacts> Saturdays, IReadOnlyList<DayFacts> Skipped, IReadOnlyList<int> Open)
{
    public SaturdayFacts? Next(DateOnly today) => Saturdays.FirstOrDefault(s => s.On >= today);
}

/// <param name="Day">What the school knows of the day; absent on an ordinary Saturday.</param>
internal sealed record SaturdayFacts(Guid Id, int Version, DateOnly On, string? Topic, int? Places, int Taken, DayFacts? Day)
{
    public bool IsFree => Places is not { } places || Taken < places;

    /// <summary>Pupils have lessons on that day.</summary>
    public bool Conflicts => Day is { MovedToWork: true };

    /// <summary>It has become a day off since the series was opened.</summary>
    public bool IsOff => Day is { IsSchoolDay: false };
}

internal sealed class ListSeriesHandler(TpuDb db, Series series, ISchool school, ISchoolDays schoolDays)
    : IRequestHandler<ListSeries, IReadOnlyList<SeriesFacts>>, IRequestHandler<ReadSeries, SeriesFacts>, IRequestHandler<IsSeries, bool>
{
    public Task<bool> Handle(IsSeries request, CancellationToken cancellation) => db.Saturdays.AnyAsync(s => s.RunId == request.Run, cancellation);

    public async Task<IReadOnlyList<SeriesFacts>> Handle(ListSeries request, CancellationToken cancellation) =>
        await Facts(await series.Of(request.Year ?? school.Year, cancellation), cancellation);

    public async Task<SeriesFacts> Handle(ReadSeries request, CancellationToken cancellation) =>
        (await Facts([await series.Find(request.Run, cancellation)], cancellation)).FirstOrDefault() ?? throw Series.NotFound();

    private async Task<IReadOnlyList<SeriesFacts>> Facts(IReadOnlyList<RunFacts> runs, CancellationToken cancellation)
    {
        if (runs.Count == 0)
            return [];
        var ids = runs.Select(r => r.Id).ToList();
        var saturdays = (await db.Saturdays.AsNoTracking().Where(s => ids.Contains(s.RunId)).OrderBy(s => s.On).ToListAsync(cancellation)).ToLookup(s => s.RunId);
        var days = await schoolDays.Between(runs.Min(r => r.Starts), runs.Max(r => r.Ends), cancellation);
        return [.. runs.Where(r => saturdays[r.Id].Any()).Select(r => Of(r, [.. saturdays[r.Id]], days))];
    }

    private static SeriesFacts Of(RunFacts run, List<Saturday> saturdays, SchoolDays days)
    {
        var held = saturdays.Select(s => s.On).Where(d => run.Starts <= d && d <= run.Ends).ToHashSet();
        var plan = SeriesPlan.Of(run.Starts, run.Ends, held, days);
        var special = plan.Held.Where(d => d.MovedToWork || !d.IsSchoolDay).ToDictionary(d => d.Day);
        return new(run.Id, run.SchoolYear, run.Title, run.Starts, run.Ends, run.At, run.Until, run.Room, run.State, run.Taken,
            [.. saturdays.Select(s => new SaturdayFacts(s.Id, s.Version, s.On, s.Topic, s.Places, s.Taken, special.GetValueOrDefault(s.On)))], plan.Skipped, plan.Open);
    }
}
