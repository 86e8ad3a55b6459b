using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Rounds.PlanRound;

/// <summary>Opens a round: a run of the game with its window, and the tasks.</summary>
[Requires(Permissions.PlanRounds)]
internal sealed record PlanRound(RoundDraft Round) : ICommand<Guid>, IValidated
{
    public void Validate(Faults faults) => Round.Check(faults);
}

/// <summary>Changes what may still be changed: tasks until answers are taken, the rest until places are published.</summary>
[Requires(Permissions.PlanRounds)]
internal sealed record ChangeRound(Guid Id, int Version, RoundDraft Round) : ICommand<bool>, IValidated, IAbout
{
    public Guid? Subject => Id;

    public void Validate(Faults faults) => Round.Check(faults);
}

internal sealed class PlanRoundHandler(RgsDb db, RoundBook rounds, IRuns runs, ISchool school)
    : IRequestHandler<PlanRound, Guid>, IRequestHandler<ChangeRound, bool>
{
    public const int TeamMin = 3, TeamMax = 6, PrizePlaces = 3;

    public async Task<Guid> Handle(PlanRound request, CancellationToken cancellation)
    {
        var draft = request.Round;
        var (opens, closes) = (draft.OpensAt!.Value, draft.ClosesAt!.Value);
        if (school.Utc(closes) <= db.Now)
            throw new Refusal(RefusalKind.Invalid, "past", T["Round.Past"], "closesAt");
        var (first, last) = (DateOnly.FromDateTime(opens), DateOnly.FromDateTime(closes));
        var year = school.YearOf(first);
        await MustBeFree(year, draft.Number!.Value, null, cancellation);
        var title = T.Both("Round.RunTitle", draft.Number).Ru + (Clean(draft.Topic) is { } topic ? $". {topic}" : "");
        var run = await runs.Open(new NewRun(
            Game.Offering, year, title, first, last, null, null, draft.EnrolFrom ?? (school.Today < last ? school.Today : last), draft.EnrolTo ?? last,
            null, null, null, Game.Module, [first], Automatic: true), cancellation);
        var round = new Round { RunId = run, SchoolYear = year };
        Fill(round, draft);
        db.Add(round);
        AddTasks(round.Id, draft);
        return round.Id;
    }

    public async Task<bool> Handle(ChangeRound request, CancellationToken cancellation)
    {
        var round = await rounds.Find(request.Id, cancellation);
        db.Expect(round, request.Version);
        if (round.PublishedAt is not null)
            throw new Refusal(RefusalKind.Rule, "published", T["Round.IsPublished"], "round");
        if (school.YearOf(DateOnly.FromDateTime(request.Round.OpensAt!.Value)) != round.SchoolYear)
            throw new Refusal(RefusalKind.Invalid, "school-year", T["Round.OtherYear"], "opensAt");
        await MustBeFree(round.SchoolYear, request.Round.Number!.Value, round.Id, cancellation);
        var tasks = await rounds.Tasks(round.Id, cancellation);
        var same = tasks.Select(t => (t.Text, t.MaxPoints)).SequenceEqual(request.Round.Tasks.Select(t => (t.Text!.Trim(), t.MaxPoints!.Value)));
        if (!same && await db.Answers.AnyAsync(a => db.Tasks.Any(t => t.Id == a.TaskId && t.RoundId == round.Id), cancellation))
            throw new Refusal(RefusalKind.Rule, "answered", T["Round.Answered"], "tasks");
        Fill(round, request.Round);
        if (!same)
        {
            await db.Tasks.Where(t => t.RoundId == round.Id).ExecuteDeleteAsync(cancellation);
            db.ChangeTracker.Entries<RoundTask>().ToList().ForEach(e => e.State = EntityState.Detached);
            AddTasks(round.Id, request.Round);
        }
        return true;
    }

    private async Task MustBeFree(int year, int number, Guid? but, CancellationToken cancellation)
    {
        var others = await db.Rounds.Where(r => r.SchoolYear == year && r.Number == number && r.Id != but).Select(r => r.RunId).ToListAsync(cancellation);
        foreach (var other in others)
            if (await runs.Find(other, cancellation) is not { State: RunState.Cancelled })
                throw new Refusal(RefusalKind.Rule, "duplicate", T["Round.Duplicate", number], "number");
    }

    private void Fill(Round round, RoundDraft draft)
    {
        (round.Number, round.Topic) = (draft.Number!.Value, Clean(draft.Topic));
        (round.OpensAt, round.ClosesAt) = (school.Utc(draft.OpensAt!.Value), school.Utc(draft.ClosesAt!.Value));
        (round.TeamMin, round.TeamMax) = (draft.TeamMin ?? TeamMin, draft.TeamMax ?? Math.Max(TeamMax, draft.TeamMin ?? 0));
        round.PrizePlaces = draft.PrizePlaces ?? PrizePlaces;
    }

    private void AddTasks(Guid round, RoundDraft draft) => db.AddRange(draft.Tasks.Select((task, i) =>
        new RoundTask { RoundId = round, Number = i + 1, Text = task.Text!.Trim(), MaxPoints = task.MaxPoints!.Value }));

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
