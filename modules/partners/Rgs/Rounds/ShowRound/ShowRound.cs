using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Rounds.ShowRound;

/// <summary>The rounds of a school year, in order.</summary>
/// <param name="Year">The year it begins in; absent: the running one.</param>
[Requires(Permissions.Read)]
internal sealed record ListRounds(int? Year = null) : IQuery<IReadOnlyList<RoundFacts>>;

/// <summary>One round with its tasks; before answers are taken only planners see them.</summary>
[Requires(Permissions.Read)]
internal sealed record ReadRound(Guid Id) : IQuery<RoundFacts>;

/// <summary>A task as shown.</summary>
internal sealed record TaskFacts(Guid Id, int Number, string Text, int MaxPoints);

/// <summary>Where a round stands now.</summary>
internal enum RoundStage
{
    /// <summary>Answers are not taken yet.</summary>
    Ahead,
    Open,

    /// <summary>Answers are no longer taken, places not yet published.</summary>
    Judged,
    Published,
    Cancelled,
}

/// <param name="OpensAt">UTC.</param>
/// <param name="ClosesAt">UTC.</param>
internal sealed record RoundFacts(
    Guid Id, int Version, int SchoolYear, int Number, string? Topic, Guid Run, DateTime OpensAt, DateTime ClosesAt, DateOnly EnrolFrom, DateOnly EnrolTo,
    int TeamMin, int TeamMax, int PrizePlaces, DateTime? PublishedAt, RoundStage Stage, int Teams, int Guests, IReadOnlyList<TaskFacts> Tasks)
{
    public string Title => T["Round.Title", Number] + (Topic is null ? "" : $". {Topic}");

    /// <summary>Teams may be entered on this day.</summary>
    public bool Enrols(DateOnly today) => Stage is RoundStage.Ahead or RoundStage.Open && EnrolFrom <= today && today <= EnrolTo;
}

internal sealed class ShowRoundHandler(RgsDb db, IRuns runs, ICaller caller, ISchool school)
    : IRequestHandler<ListRounds, IReadOnlyList<RoundFacts>>, IRequestHandler<ReadRound, RoundFacts>
{
    public async Task<IReadOnlyList<RoundFacts>> Handle(ListRounds request, CancellationToken cancellation)
    {
        var year = request.Year ?? school.Year;
        var rounds = await db.Rounds.AsNoTracking().Where(r => r.SchoolYear == year).OrderBy(r => r.Number).ThenBy(r => r.OpensAt).ToListAsync(cancellation);
        return await Facts(rounds, year, [], cancellation);
    }

    public async Task<RoundFacts> Handle(ReadRound request, CancellationToken cancellation)
    {
        var round = await db.Rounds.AsNoTracking().SingleOrDefaultAsync(r => r.Id == request.Id, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Round.NotFound"], "round");
        IReadOnlyList<TaskFacts> tasks = db.Now < round.OpensAt && !caller.Can(Permissions.PlanRounds) ? []
            : await db.Tasks.Where(t => t.RoundId == round.Id).OrderBy(t => t.Number)
                .Select(t => new TaskFacts(t.Id, t.Number, t.Text, t.MaxPoints)).ToListAsync(cancellation);
        return (await Facts([round], round.SchoolYear, tasks, cancellation))[0];
    }

    private async Task<IReadOnlyList<RoundFacts>> Facts(List<Round> rounds, int year, IReadOnlyList<TaskFacts> tasks, CancellationToken cancellation)
    {
        var ids = rounds.Select(r => r.Id).ToList();
        var known = (await runs.Of([Game.Offering], year, cancellation)).ToDictionary(r => r.Id);
        var teams = await db.Teams.Where(t => ids.Contains(t.RoundId)).GroupBy(t => new { t.RoundId, Guest = t.School != null })
            .Select(g => new { g.Key.RoundId, g.Key.Guest, Count = g.Count() }).ToListAsync(cancellation);
        return
        [
            .. rounds.Where(r => known.ContainsKey(r.RunId)).Select(r => new RoundFacts(
                r.Id, r.Version, r.SchoolYear, r.Number, r.Topic, r.RunId, r.OpensAt, r.ClosesAt, known[r.RunId].EnrolFrom, known[r.RunId].EnrolTo,
                r.TeamMin, r.TeamMax, r.PrizePlaces, r.PublishedAt, StageOf(r, known[r.RunId].State), teams.Where(t => t.RoundId == r.Id).Sum(t => t.Count),
                teams.Where(t => t.RoundId == r.Id && t.Guest).Sum(t => t.Count), tasks)),
        ];
    }

    private RoundStage StageOf(Round round, RunState run) => run == RunState.Cancelled ? RoundStage.Cancelled
        : round.PublishedAt is not null ? RoundStage.Published
        : db.Now < round.OpensAt ? RoundStage.Ahead
        : db.Now <= round.ClosesAt ? RoundStage.Open : RoundStage.Judged;
}
