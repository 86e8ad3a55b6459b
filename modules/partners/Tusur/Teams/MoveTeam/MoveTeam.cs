using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur.Teams.MoveTeam;

/// <summary>Takes a team on: confirmed by the coordinator (a run opens and the members are entered), at work, presented with a result, or disbanded.</summary>
/// <param name="Starts">First day at work, when confirmed.</param>
/// <param name="Ends">Last day, when confirmed.</param>
/// <param name="Note">The result when presented, the reason when disbanded.</param>
[Requires(Permissions.FormTeams)]
internal sealed record MoveTeam(Guid Team, int Version, TeamState To, DateOnly? Starts = null, DateOnly? Ends = null, string? Note = null)
    : ICommand<bool>, IValidated, IAbout
{
    public Guid? Subject => Team;

    public void Validate(Faults faults)
    {
        if (!Enum.IsDefined(To) || To == TeamState.Forming)
            faults.Add("to", T["Team.BadStep"]);
        if (To == TeamState.Confirmed)
        {
            faults.Chosen("starts", Starts is not null);
            faults.Chosen("ends", Ends is not null);
            faults.Order("ends", Starts, Ends);
        }
        faults.Text("note", Note, TusurDb.LongLength, required: To is TeamState.Presented or TeamState.Disbanded);
    }
}

internal sealed class MoveTeamHandler(TusurDb db, TeamRoster roster, IRuns runs, IApplications applications, ICaller caller, ISchool school)
    : IRequestHandler<MoveTeam, bool>
{
    public async Task<bool> Handle(MoveTeam request, CancellationToken cancellation)
    {
        var team = await roster.Find(request.Team, cancellation);
        var decides = caller.ScopeOf(Permissions.ConfirmTeams).HasFlag(Scope.All);
        var leads = team.Teacher is { } teacher && teacher == caller.PersonId;
        if (!decides && !(leads && MayLead(team.State, request.To)))
            throw new Refusal(RefusalKind.Forbidden, "forbidden", T["Team.CoordinatorOnly"]);
        if (!Follows(team.State, request.To))
            throw new Refusal(RefusalKind.Rule, "bad-step", T["Team.BadStep"], "to");
        db.Expect(team, request.Version);
        if (request.To == TeamState.Confirmed)
            await Confirm(team, request, cancellation);
        else if (request.To == TeamState.Disbanded)
            await Disband(team, request.Note!.Trim(), cancellation);
        else if (request.To == TeamState.Presented)
            team.Result = request.Note!.Trim();
        team.State = request.To;
        return true;
    }

    /// <summary>What the teacher in charge may do without the coordinator.</summary>
    private static bool MayLead(TeamState from, TeamState to) =>
        to is TeamState.AtWork or TeamState.Presented || (from == TeamState.Forming && to == TeamState.Disbanded);

    private static bool Follows(TeamState from, TeamState to) => (from, to) switch
    {
        (TeamState.Forming, TeamState.Confirmed) or (TeamState.Confirmed, TeamState.AtWork) or (TeamState.AtWork, TeamState.Presented) => true,
        (TeamState.Forming or TeamState.Confirmed or TeamState.AtWork, TeamState.Disbanded) => true,
        _ => false,
    };

    private async Task Confirm(Team team, MoveTeam request, CancellationToken cancellation)
    {
        var rules = await db.Rules.AsNoTracking().SingleAsync(cancellation);
        var members = await db.Members.Where(m => m.TeamId == team.Id).Select(m => m.PersonId).ToListAsync(cancellation);
        if (members.Count < rules.TeamMin || members.Count > rules.TeamMax)
            throw new Refusal(RefusalKind.Rule, "team-size", T["Team.WrongSize", rules.TeamMin, rules.TeamMax, members.Count], "team");
        if (request.Ends < school.Today)
            throw new Refusal(RefusalKind.Invalid, "past", T["Slot.Past"], "ends");
        team.RunId = await runs.Open(new NewRun(
            TusurOfferings.Teams, school.YearOf(request.Starts!.Value), team.Name, request.Starts.Value, request.Ends!.Value, null, null,
            school.Today < request.Ends ? school.Today : request.Ends, request.Ends, members.Count, null, team.Teacher, TusurOfferings.Module,
            Automatic: true), cancellation);
        var outcomes = await applications.Enter(team.RunId.Value, members, null, cancellation);
        if (outcomes.FirstOrDefault(o => o.State is null) is { } kept)
            throw new Refusal(RefusalKind.Rule, "not-entered", [.. kept.Faults.Select(f => f with { Field = "team" })]);
        foreach (var member in members)
            roster.Tell(member, team, "Team.Told.Confirmed");
    }

    private async Task Disband(Team team, string reason, CancellationToken cancellation)
    {
        foreach (var member in await db.Members.Where(m => m.TeamId == team.Id).ToListAsync(cancellation))
        {
            // The seat of the year is free again, and so is the name.
            db.Remove(member);
            roster.Tell(member.PersonId, team, "Team.Told.Disbanded", reason);
        }
        (team.NameKey, team.Result) = ($"{team.NameKey} {team.Id:N}", reason);
        if (team.RunId is { } run && await runs.Find(run, cancellation) is { State: RunState.Open })
            await runs.Cancel(run, reason, cancellation);
    }
}
