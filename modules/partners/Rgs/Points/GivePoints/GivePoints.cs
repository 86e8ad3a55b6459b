using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Rgs.Answers;
using Gym24.Rgs.Rounds;
using Gym24.Rgs.Rounds.ShowRound;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Points.GivePoints;

/// <param name="Points">0 to the task's most, two decimals; absent: not judged.</param>
internal sealed record PointsLine(Guid Team, Guid Task, decimal? Points);

/// <summary>Gives or corrects points; what is not stated stays.</summary>
/// <param name="Version">Version of the round the person saw.</param>
[Requires(Permissions.GivePoints)]
internal sealed record GivePoints(Guid Round, int Version, IReadOnlyList<PointsLine> Lines) : ICommand<int>, IValidated, IAbout
{
    public Guid? Subject => Round;

    public void Validate(Faults faults) => faults.Range("lines", Lines.Count, 0, 20_000);
}

internal sealed class GivePointsHandler(RgsDb db, RoundBook rounds) : IRequestHandler<GivePoints, int>
{
    public async Task<int> Handle(GivePoints request, CancellationToken cancellation)
    {
        var round = await rounds.Find(request.Round, cancellation);
        db.Expect(round, request.Version);
        if (round.PublishedAt is not null)
            throw new Refusal(RefusalKind.Rule, "published", T["Points.Published"], "round");
        if (db.Now <= round.ClosesAt)
            throw new Refusal(RefusalKind.Rule, "early", T["Points.Early", rounds.Moment(round.ClosesAt)], "round");
        var tasks = (await rounds.Tasks(round.Id, cancellation)).ToDictionary(t => t.Id);
        var teams = (await db.Teams.Where(t => t.RoundId == round.Id).Select(t => t.Id).ToListAsync(cancellation)).ToHashSet();
        Check(request.Lines, tasks, teams);
        var stored = await db.Answers.Where(a => db.Teams.Any(t => t.Id == a.TeamId && t.RoundId == round.Id))
            .ToDictionaryAsync(a => (a.TeamId, a.TaskId), cancellation);
        var changed = request.Lines.DistinctBy(l => (l.Team, l.Task)).Count(line => Write(line, stored.GetValueOrDefault((line.Team, line.Task))));
        // Two who judge at once do not overwrite each other unseen.
        db.Entry(round).Property(r => r.PrizePlaces).IsModified = true;
        return changed;
    }

    private static void Check(IReadOnlyList<PointsLine> lines, Dictionary<Guid, RoundTask> tasks, HashSet<Guid> teams)
    {
        var faults = new Faults();
        foreach (var line in lines)
        {
            if (!teams.Contains(line.Team) || !tasks.TryGetValue(line.Task, out var task))
                faults.Add(Field(line.Team, line.Task), T["Points.Unknown"], "not-found");
            else if (line.Points is { } points && (points < 0 || points > task.MaxPoints || decimal.Round(points, 2) != points))
                faults.Add(Field(line.Team, line.Task), T["Points.Range", task.MaxPoints], "range");
        }
        faults.ThrowIfAny();
    }

    private bool Write(PointsLine line, Answer? before)
    {
        if (before?.Points == line.Points)
            return false;
        if (before is null)
            db.Add(new Answer { TeamId = line.Team, TaskId = line.Task, Text = "", At = db.Now, Points = line.Points });
        else
            before.Points = line.Points;
        return true;
    }

    public static string Field(Guid team, Guid task) => $"p-{team:N}-{task:N}";
}

/// <summary>All teams of a round with answers and points, for judging.</summary>
[Requires(Permissions.GivePoints)]
internal sealed record ReadPoints(Guid Round) : IQuery<PointsSheet>;

/// <param name="Answers">By team and task.</param>
internal sealed record PointsSheet(
    int Version, bool Published, DateTime ClosesAt, bool Early, IReadOnlyList<TaskFacts> Tasks, IReadOnlyList<JudgedTeam> Teams,
    IReadOnlyDictionary<(Guid Team, Guid Task), (string Text, decimal? Points)> Answers);

internal sealed record JudgedTeam(Guid Id, string Name, string? School, int Grade);

internal sealed class ReadPointsHandler(RgsDb db, RoundBook rounds) : IRequestHandler<ReadPoints, PointsSheet>
{
    public async Task<PointsSheet> Handle(ReadPoints request, CancellationToken cancellation)
    {
        var round = await rounds.Find(request.Round, cancellation);
        var tasks = (await rounds.Tasks(round.Id, cancellation)).Select(t => new TaskFacts(t.Id, t.Number, t.Text, t.MaxPoints)).ToList();
        var teams = await db.Teams.Where(t => t.RoundId == round.Id).OrderBy(t => t.SortKey).ThenBy(t => t.EnteredAt)
            .Select(t => new JudgedTeam(t.Id, t.Name, t.School, t.Grade)).ToListAsync(cancellation);
        var answers = await db.Answers.Where(a => db.Teams.Any(t => t.Id == a.TeamId && t.RoundId == round.Id)).AsNoTracking().ToListAsync(cancellation);
        return new(round.Version, round.PublishedAt is not null, round.ClosesAt, db.Now <= round.ClosesAt, tasks, teams,
            answers.ToDictionary(a => (a.TeamId, a.TaskId), a => (a.Text, a.Points)));
    }
}
