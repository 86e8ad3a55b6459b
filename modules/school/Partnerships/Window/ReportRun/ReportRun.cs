using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Overview;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Window.ShowOwnRun;
using MediatR;

namespace Gym24.Partnerships.Window.ReportRun;

/// <summary>What may be published about an own run: numbers by grade, small ones not told, and results without names.</summary>
[Requires(Permissions.ReadWindow)]
internal sealed record ReportRun(Guid Run) : IQuery<RunReport>;

/// <param name="Total">The last line, of all grades.</param>
/// <param name="Results">The best first; none while there are fewer than five.</param>
/// <param name="Few">There are results, too few to be published.</param>
internal sealed record RunReport(Run Run, IReadOnlyList<ReportLine> Grades, ReportLine Total, IReadOnlyList<ReportResult> Results, bool Few);

/// <summary>Each as text: a number, <c>&lt;5</c>, or <c>≥5</c>.</summary>
/// <param name="Grade">Absent: no pupils.</param>
internal sealed record ReportLine(int? Grade, string Entered, string Attended, string Completed, string Winners);

internal sealed record ReportResult(string Outcome, decimal? Points);

internal sealed class ReportRunHandler(IRequestHandler<ShowOwnRun.ShowOwnRun, OwnRun> runs) : IRequestHandler<ReportRun, RunReport>
{
    private static readonly string[] Won = ["winner", "prize-winner"];

    public async Task<RunReport> Handle(ReportRun request, CancellationToken cancellation)
    {
        var own = await runs.Handle(new(request.Run), cancellation);
        var grades = own.Entries.GroupBy(e => e.Grade).OrderBy(g => g.Key ?? int.MaxValue).ToList();
        string? Outcome(OwnEntry entry) => own.Results.GetValueOrDefault(entry.Id)?.Outcome;
        Func<OwnEntry, bool>[] columns =
        [
            _ => true, e => own.Attended(e) > 0, e => Outcome(e) is not (null or "not-completed"), e => Won.Contains(Outcome(e)),
        ];
        var said = columns.Select(of => Published.Say([.. grades.Select(g => g.Count(of))])).ToArray();
        var all = columns.Select(of => Published.Say(own.Entries.Count(of))).ToArray();
        var few = own.Results.Count < HeadCounts.Least;
        var order = Vocabulary.Outcomes.All.ToList();
        return new(own.Run, [.. grades.Select((g, i) => new ReportLine(g.Key, said[0][i], said[1][i], said[2][i], said[3][i]))],
            new(null, all[0], all[1], all[2], all[3]),
            few ? [] : [.. own.Results.Values.Where(r => r.Outcome != "not-completed").OrderBy(r => order.IndexOf(r.Outcome)).ThenByDescending(r => r.Points)
                .Select(r => new ReportResult(r.Outcome, r.Points))],
            few && own.Results.Count > 0);
    }
}
