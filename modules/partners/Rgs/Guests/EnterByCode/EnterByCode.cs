using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Rgs.Answers;
using Gym24.Rgs.Rounds;
using Gym24.Rgs.Rounds.ShowRound;
using Gym24.Rgs.Teams;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Guests.EnterByCode;

/// <summary>
/// What the holder of a code sees: the own team and the tasks, nothing else of the school. Stands before everything else that is done with a
/// code, since here wrong ones are counted.
/// </summary>
[Public]
internal sealed record ReadGuest(string? Code) : IQuery<GuestDesk>;

/// <param name="Team">Absent: not entered yet.</param>
/// <param name="Tasks">Empty until answers are taken.</param>
/// <param name="Place">The team's place, once published.</param>
internal sealed record GuestDesk(
    string School, int Number, string? Topic, DateTime OpensAt, DateTime ClosesAt, bool Open, bool Published, int TeamMin, int TeamMax, GuestTeam? Team,
    IReadOnlyList<TaskFacts> Tasks, IReadOnlyDictionary<Guid, string> Answers, int? Place, int Teams, decimal? Points);

internal sealed record GuestTeam(string Name, int Grade, int HeadCount);

/// <summary>Enters the team of another school: name, grade and head count; names of children are not asked for and not taken.</summary>
[Public]
internal sealed record EnterByCode(string? Code, string? Name, int? Grade, int? HeadCount) : ICommand<Guid>, IValidated
{
    public void Validate(Faults faults)
    {
        faults.Text("code", Code, GuestCodes.TypedLength);
        faults.Text("name", Name, RgsDb.NameLength);
        faults.Chosen("grade", Grade is not null);
        faults.Range("grade", Grade, 1, 11);
        faults.Chosen("headCount", HeadCount is not null);
        faults.Range("headCount", HeadCount, 1, 50);
    }
}

/// <summary>Hands in or changes the answers of the team that entered by the code.</summary>
[Public]
internal sealed record AnswerByCode(string? Code, IReadOnlyList<AnswerLine> Answers) : ICommand<int>, IValidated
{
    public void Validate(Faults faults)
    {
        faults.Text("code", Code, GuestCodes.TypedLength);
        AnswerLine.Check(Answers, faults);
    }
}

internal sealed class EnterByCodeHandler(RgsDb db, GuestCodes codes, RoundBook rounds, TeamBook teams, AnswerBook answers, Game game)
    : IRequestHandler<EnterByCode, Guid>, IRequestHandler<AnswerByCode, int>
{
    public async Task<Guid> Handle(EnterByCode request, CancellationToken cancellation)
    {
        var invitation = await codes.Find(request.Code, cancellation);
        if (invitation.TeamId is not null)
            throw new Refusal(RefusalKind.Rule, "already-entered", T["Guest.Already"], "code");
        var round = await rounds.Find(invitation.RoundId, cancellation);
        if (db.Now > round.ClosesAt)
            throw new Refusal(RefusalKind.Rule, "late", T["Team.RoundOver", rounds.Moment(round.ClosesAt)], "code");
        TeamBook.MustFit(round, game, request.Grade!.Value, request.HeadCount!.Value, "headCount");
        var name = request.Name!.Trim();
        var team = await teams.Add(new Team
        {
            RoundId = round.Id, Name = name, NameKey = Fold.Text(name), SortKey = Fold.SortKey(name), School = invitation.School,
            Grade = request.Grade.Value, HeadCount = request.HeadCount.Value, EnteredAt = db.Now,
        }, cancellation);
        // The row is held: of two who send the same code at once, one team remains.
        var held = await db.Invitations.Where(i => i.Id == invitation.Id && i.TeamId == null)
            .ExecuteUpdateAsync(s => s.SetProperty(i => i.TeamId, team.Id), cancellation);
        return held == 1 ? team.Id : throw new Refusal(RefusalKind.Rule, "already-entered", T["Guest.Already"], "code");
    }

    public async Task<int> Handle(AnswerByCode request, CancellationToken cancellation)
    {
        var invitation = await codes.Find(request.Code, cancellation);
        if (invitation.TeamId is not { } team)
            throw new Refusal(RefusalKind.Rule, "no-team", T["Guest.NoTeam"], "answers");
        return await answers.Keep(await teams.Find(team, cancellation), request.Answers, cancellation);
    }
}

internal sealed class ReadGuestHandler(RgsDb db, GuestCodes codes, IWrongKeys wrong, RoundBook rounds, Points.Ranking ranking) : IRequestHandler<ReadGuest, GuestDesk>
{
    public async Task<GuestDesk> Handle(ReadGuest request, CancellationToken cancellation)
    {
        var invitation = await Counted(request.Code, cancellation);
        var round = await rounds.Find(invitation.RoundId, cancellation);
        var team = invitation.TeamId is { } id ? await db.Teams.AsNoTracking().SingleOrDefaultAsync(t => t.Id == id, cancellation) : null;
        var (begun, published) = (round.OpensAt <= db.Now, round.PublishedAt is not null);
        IReadOnlyList<TaskFacts> tasks = !begun || team is null ? []
            : [.. (await rounds.Tasks(round.Id, cancellation)).Select(t => new TaskFacts(t.Id, t.Number, t.Text, t.MaxPoints))];
        var answered = team is null ? [] : await db.Answers.Where(a => a.TeamId == team.Id).ToDictionaryAsync(a => a.TaskId, a => a.Text, cancellation);
        var lines = published ? await ranking.Of(round, cancellation) : [];
        var own = lines.FirstOrDefault(l => l.Team == team?.Id);
        return new(invitation.School, round.Number, round.Topic, round.OpensAt, round.ClosesAt, begun && db.Now <= round.ClosesAt, published,
            round.TeamMin, round.TeamMax, team is null ? null : new(team.Name, team.Grade, team.HeadCount), tasks, answered, own?.Place, lines.Count, own?.Points);
    }

    private async Task<Invitation> Counted(string? code, CancellationToken cancellation)
    {
        try
        {
            return await codes.Find(code, cancellation);
        }
        catch (Refusal)
        {
            await wrong.Missed("rgs.guest", cancellation);
            throw;
        }
    }
}
