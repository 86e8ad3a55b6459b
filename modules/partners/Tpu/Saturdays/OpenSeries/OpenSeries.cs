using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Contracts.Ui;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Saturdays.OpenSeries;

/// <summary>A series as a form or a caller of the API states it.</summary>
internal sealed record SeriesDraft
{
    private const int MostDays = 366;

    /// <summary>Tells series of a year apart, such as «осень».</summary>
    public string? Title { get; init; }

    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public TimeOnly? At { get; init; }
    public TimeOnly? Until { get; init; }

    /// <summary>On each Saturday; absent: not limited.</summary>
    public int? Places { get; init; }

    public string? Room { get; init; }

    /// <summary>Person id of the teacher in charge.</summary>
    public Guid? Teacher { get; init; }

    /// <summary>One to a line, in order of the Saturdays that are held; fewer lines leave the rest without a topic.</summary>
    public string? Topics { get; init; }

    /// <summary>Also on Saturdays moved to work, although there are lessons then.</summary>
    public bool OnWorked { get; init; }

    public IReadOnlyList<string> TopicLines => [.. (Topics ?? "").Split('\n').Select(l => l.Trim())];

    public void Check(Faults faults)
    {
        faults.Text("title", Title, TpuDb.NameLength, required: false);
        faults.Text("room", Room, TpuDb.NameLength, required: false);
        faults.Text("topics", Topics, 60 * TpuDb.NameLength, required: false);
        if (TopicLines.Any(l => l.Length > TpuDb.NameLength))
            faults.Add("topics", T["Series.TopicLong", TpuDb.NameLength], "too-long");
        faults.Chosen("from", From is not null);
        faults.Chosen("to", To is not null);
        faults.Order("to", From, To);
        if (From is { } from && (from.Year < 2000 || from.Year > 2100))
            faults.Add("from", T["Series.YearFar"], "range");
        else if (From is { } first && To is { } to && to.DayNumber - first.DayNumber >= MostDays)
            faults.Add("to", T["Series.TooLong"], "range");
        if (Until is not null && At is null)
            faults.Add("at", T["Series.AtMissing"], "required");
        else if (Until <= At)
            faults.Add("until", T["Series.UntilOrder"], "order");
        faults.Range("places", Places, 1, 10_000);
    }
}

/// <summary>The Saturdays the series would have.</summary>
[Requires(Permissions.ManageSaturdays)]
internal sealed record PreviewSeries(SeriesDraft Series) : IQuery<SeriesPlan>, IValidated
{
    public void Validate(Faults faults) => Series.Check(faults);
}

/// <summary>Opens a series: a run held on those Saturdays.</summary>
[Requires(Permissions.ManageSaturdays)]
internal sealed record OpenSeries(SeriesDraft Series) : ICommand<Guid>, IValidated
{
    public void Validate(Faults faults) => Series.Check(faults);
}

/// <summary>Who can be put in charge.</summary>
[Requires(Permissions.ManageSaturdays)]
internal sealed record ReadStaff : IQuery<IReadOnlyList<PupilLine>>;

internal sealed class OpenSeriesHandler(TpuDb db, Series series, IRuns runs, IPeopleDirectory people, ISchool school, ISchoolDays schoolDays)
    : IRequestHandler<PreviewSeries, SeriesPlan>, IRequestHandler<OpenSeries, Guid>, IRequestHandler<ReadStaff, IReadOnlyList<PupilLine>>
{
    public async Task<IReadOnlyList<PupilLine>> Handle(ReadStaff request, CancellationToken cancellation) =>
        [.. (await people.Staff(cancellation)).Select(p => new PupilLine(p.Id, p.DisplayName))];

    public Task<SeriesPlan> Handle(PreviewSeries request, CancellationToken cancellation) => Plan(request.Series, cancellation);

    public async Task<Guid> Handle(OpenSeries request, CancellationToken cancellation)
    {
        var (draft, plan) = (request.Series, await Plan(request.Series, cancellation));
        var days = plan.Held.Select(d => d.Day).ToList();
        await MustBeFree(days, draft.At, cancellation);
        var run = await runs.Open(new NewRun(
            Series.Offering, school.YearOf(days[0]), Clean(draft.Title), days[0], days[^1], draft.At, draft.Until,
            school.Today < days[^1] ? school.Today : days[^1], days[^1], null, Clean(draft.Room), draft.Teacher, Series.Module, days, Automatic: true) { ChosenDays = true }, cancellation);
        for (var i = 0; i < days.Count; i++)
            db.Add(new Saturday { RunId = run, On = days[i], Places = draft.Places, Topic = Clean(draft.TopicLines.ElementAtOrDefault(i)) });
        return run;
    }

    private async Task<SeriesPlan> Plan(SeriesDraft draft, CancellationToken cancellation)
    {
        var (from, to) = (draft.From!.Value, draft.To!.Value);
        if (school.YearOf(from) != school.YearOf(to))
            throw new Refusal(RefusalKind.Invalid, "two-years", T["Series.TwoYears"], "to");
        var plan = SeriesPlan.Of(from, to, draft.OnWorked, await schoolDays.Between(from, to, cancellation));
        return plan.Held.Count > 0 || plan.Skipped.Any(d => d.MovedToWork && d.IsSchoolDay) ? plan
            : throw new Refusal(RefusalKind.Rule, "no-days", plan.Skipped.Count == 0 ? T["Series.NoSaturday"] : T["Series.AllSkipped", Skips(plan)], "from");
    }

    /// <summary>What is sent twice opens one series.</summary>
    private async Task MustBeFree(List<DateOnly> days, TimeOnly? at, CancellationToken cancellation)
    {
        if (days.Count == 0)
            throw new Refusal(RefusalKind.Rule, "no-days", T["Series.OnlyWorked"], "onWorked");
        var others = (await series.Of(school.YearOf(days[0]), cancellation)).Where(r => r.State == RunState.Open && r.At == at).Select(r => r.Id).ToList();
        var met = await db.Saturdays.Where(s => others.Contains(s.RunId) && days.Contains(s.On)).OrderBy(s => s.On).Select(s => (DateOnly?)s.On).FirstOrDefaultAsync(cancellation);
        if (met is { } day)
            throw new Refusal(RefusalKind.Rule, "duplicate", T["Series.Duplicate", Words.Date(day)], "from");
    }

    private static string Skips(SeriesPlan plan) => string.Join("; ", plan.Skipped.Select(d => $"{Words.ShortDate(d.Day)} — {d.Name}"));

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
