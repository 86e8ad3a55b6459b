using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur.Teams;

/// <summary>Who is in which team, in the transaction of the running command.</summary>
internal sealed class TeamRoster(TusurDb db, INotices notices, ICaller caller)
{
    /// <summary>So that a notice keeps within its 500 characters.</summary>
    private const int MostOfReason = 180;

    public async Task<Team> Find(Guid id, CancellationToken cancellation) =>
        await db.Teams.SingleOrDefaultAsync(t => t.Id == id, cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Team.NotFound"], "team");

    public async Task<int> Size(Guid team, CancellationToken cancellation) => await db.Members.CountAsync(m => m.TeamId == team, cancellation);

    public async Task Enter(Team team, IReadOnlyList<PersonFacts> pupils, CancellationToken cancellation)
    {
        MustBeForming(team);
        var ids = pupils.Select(p => p.Id).ToList();
        var busy = await db.Members.Where(m => m.SchoolYear == team.SchoolYear && ids.Contains(m.PersonId)).Select(m => m.PersonId).ToListAsync(cancellation);
        if (busy.Count > 0)
            throw new Refusal(RefusalKind.Rule, "already-in-team",
                [.. pupils.Where(p => busy.Contains(p.Id)).Select(p => new Fault("pupils", T["Team.Already", p.DisplayName], "already-in-team"))]);
        var rules = await db.Rules.AsNoTracking().SingleAsync(cancellation);
        var size = await Size(team.Id, cancellation);
        if (size + pupils.Count > rules.TeamMax)
            throw new Refusal(RefusalKind.Rule, "team-full", T["Team.Full", rules.TeamMax, size], "pupils");
        foreach (var pupil in pupils)
        {
            db.Add(new TeamMember { TeamId = team.Id, PersonId = pupil.Id, SchoolYear = team.SchoolYear });
            if (pupil.Id != caller.PersonId)
                Tell(pupil.Id, team, "Team.Told.Entered");
        }
        Touch(team);
    }

    public void Tell(Guid person, Team team, string key, string? reason = null) =>
        notices.Tell(person, NoticeKinds.Teams, T.Both(key, team.Name, reason?.Length > MostOfReason ? reason[..MostOfReason] + "…" : reason), $"/tusur/teams/{team.Id}");

    /// <summary>Counts the team's version up: two who join at the same moment do not both get the last seat.</summary>
    public void Touch(Team team) => db.Entry(team).Property(t => t.State).IsModified = db.Entry(team).State != EntityState.Added;

    public static void MustBeForming(Team team)
    {
        if (team.State != TeamState.Forming)
            throw new Refusal(RefusalKind.Rule, "not-forming", T["Team.NotForming"], "team");
    }
}
