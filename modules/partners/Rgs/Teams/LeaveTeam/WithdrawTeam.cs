using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Events;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Rgs.Rounds;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Teams.LeaveTeam;

/// <summary>Takes a team out of a round before it has answered. Its members stay entered in the run: they may join another team.</summary>
[Requires(Permissions.EnterTeams)]
internal sealed record WithdrawTeam(Guid Team, int Version) : ICommand<Guid>, IAbout
{
    public Guid? Subject => Team;
}

internal sealed class WithdrawTeamHandler(RgsDb db, RoundBook rounds, TeamBook teams, INotices notices) : IRequestHandler<WithdrawTeam, Guid>
{
    public async Task<Guid> Handle(WithdrawTeam request, CancellationToken cancellation)
    {
        var team = await teams.FindOwn(request.Team, Permissions.EnterTeams, cancellation);
        var round = await rounds.Find(team.RoundId, cancellation);
        db.Expect(team, request.Version);
        if (team.AnsweredAt is not null || round.PublishedAt is not null)
            throw new Refusal(RefusalKind.Rule, "answered", T["Team.HasAnswered"], "team");
        foreach (var member in await db.Members.Where(m => m.TeamId == team.Id).ToListAsync(cancellation))
        {
            notices.Tell(member.PersonId, NoticeKinds.Teams, T.Both("Team.Told.Withdrawn", team.Name), $"/rgs/rounds/{round.Id}");
            db.Remove(member);
        }
        await db.Invitations.Where(i => i.TeamId == team.Id).ExecuteUpdateAsync(s => s.SetProperty(i => i.TeamId, (Guid?)null), cancellation);
        db.Remove(team);
        return round.Id;
    }
}

/// <summary>Who has left the school plays no more in rounds whose places are not published.</summary>
[Requires(Permissions.EnterTeams)]
internal sealed class PersonLeftHandler(RgsDb db) : IEventHandler<PersonLeft>
{
    public async Task Handle(PersonLeft happened, CancellationToken cancellation) =>
        await db.Members
            .Where(m => m.PersonId == happened.Person && db.Rounds.Any(r => r.Id == m.RoundId && r.PublishedAt == null))
            .ExecuteDeleteAsync(cancellation);
}
