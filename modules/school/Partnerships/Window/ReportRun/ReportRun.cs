using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Window.ShowOwnRun;
using MediatR;

namespace Gym24.Partnerships.Window.ReportRun;

/// <summary>What may be published about an own run: heads by grade, how many came, results without names; small numbers are not told.</summary>
[Requires(Permissions.ReadWindow)]
internal sealed record ReportRun(Guid Run) : IQuery<RunReport>;

/// <param name="Grades">Absent: not to be told by grade. Only those entered are: of the same few pupils a second number would tell too much.</param>
/// <param name="Outcomes">The best first; absent: not to be told by outcome.</param>
/// <param name="Points">The most first and without what they were given for; none while there are fewer than five.</param>
internal sealed record RunReport(
    Run Run, IReadOnlyList<GradeHeads>? Grades, ReportTotal Total, IReadOnlyList<ReportOutcome>? Outcomes, IReadOnlyList<decimal> Points);

/// <summary>Each a number or <c>&lt;5</c>.</summary>
/// <param name="Attended">Came at least once.</param>
/// <param name="Completed">With a result other than not completed.</param>
internal sealed record ReportTotal(string Entered, string Attended, string Completed);

/// <param name="Outcome">One of <see cref="Vocabulary.Outcomes"/>.</param>
/// <param name="People">A number, <c>&lt;5</c>, or <c>≥5</c>.</param>
internal sealed record ReportOutcome(string Outcome, string People);

internal sealed class ReportRunHandler(IRequestHandler<ShowOwnRun.ShowOwnRun, OwnRun> runs) : IRequestHandler<ReportRun, RunReport>
{
    public async Task<RunReport> Handle(ReportRun request, CancellationToken cancellation)
    {
        var own = await runs.Handle(new(request.Run), cancellation);
        var completed = own.Results.Values.Where(r => r.Outcome != "not-completed").ToList();
        var order = Vocabulary.Outcomes.All.ToList();
        var outcomes = completed.GroupBy(r => r.Outcome).OrderBy(g => order.IndexOf(g.Key)).ToList();
        var points = completed.Select(r => r.Points).OfType<decimal>().OrderDescending().ToList();
        return new(own.Run, own.Heads,
            new(Published.Say(own.Entries.Count), Published.Say(own.Entries.Count(e => own.Attended(e.Id) > 0)), Published.Say(completed.Count)),
            Published.Parts([.. outcomes.Select(g => g.Count())]) is { } said ? [.. outcomes.Select((g, i) => new ReportOutcome(g.Key, said[i]))] : null,
            points.Count < Published.Least ? [] : points);
    }
}
