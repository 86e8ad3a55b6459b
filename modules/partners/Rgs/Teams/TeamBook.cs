using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Rgs.Rounds;
using Microsoft.EntityFrameworkCore;
using static Gym24.Rgs.Texts;

namespace Gym24.Rgs.Teams;

/// <summary>Teams in the transaction of the running command.</summary>
internal sealed class TeamBook(RgsDb db, ICaller caller)
{
    public async Task<Team> Find(Guid id, CancellationToken cancellation) =>
        await db.Teams.SingleOrDefaultAsync(t => t.Id == id, cancellation) ?? throw NotFound();

    /// <summary>A team the caller plays in or answers for; anybody else's is not there.</summary>
    /// <param name="permission">Of the running request: it limits the directory.</param>
    public async Task<Team> FindOwn(Guid id, string permission, CancellationToken cancellation)
    {
        var team = await Find(id, cancellation);
        if (caller.ScopeOf(permission).HasFlag(Scope.All) || (team.Teacher is { } teacher && teacher == caller.PersonId)
            || await db.Members.AnyAsync(m => m.TeamId == id && db.Directory.Any(p => p.Id == m.PersonId), cancellation))
            return team;
        throw NotFound();
    }

    /// <summary>Adds a team; a name is taken only once in a round.</summary>
    public async Task<Team> Add(Team team, CancellationToken cancellation)
    {
        if (await db.Teams.AnyAsync(t => t.RoundId == team.RoundId && t.NameKey == team.NameKey, cancellation))
            throw new Refusal(RefusalKind.Rule, "duplicate", T["Team.Duplicate"], "name");
        db.Add(team);
        return team;
    }

    public static void MustFit(Round round, Game game, int grade, int heads, string headField)
    {
        if (!game.Takes(grade))
            throw new Refusal(RefusalKind.Rule, "grade", T["Team.Grade", game.Grades], "grade");
        if (heads < round.TeamMin || heads > round.TeamMax)
            throw new Refusal(RefusalKind.Rule, "team-size", T["Team.WrongSize", round.TeamMin, round.TeamMax, heads], headField);
    }

    public static Refusal NotFound() => new(RefusalKind.NotFound, "not-found", T["Team.NotFound"], "team");
}
