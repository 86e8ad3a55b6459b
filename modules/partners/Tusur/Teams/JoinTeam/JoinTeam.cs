using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Tusur.Texts;

namespace Gym24.Tusur.Teams.JoinTeam;

/// <summary>Enters pupils into a team that is being formed: a pupil oneself, a class teacher those of the class, the coordinator anybody.</summary>
[Requires(Permissions.JoinTeams)]
internal sealed record JoinTeam(Guid Team, IReadOnlyList<Guid>? Pupils) : ICommand<bool>, IValidated, IAbout
{
    public Guid? Subject => Team;

    public void Validate(Faults faults)
    {
        faults.Chosen("pupils", Pupils is { Count: > 0 });
        faults.Range("pupils", Pupils?.Count, 0, 100);
    }
}

internal sealed class JoinTeamHandler(TeamRoster roster, PupilPicker<TusurDb> picker) : IRequestHandler<JoinTeam, bool>
{
    public async Task<bool> Handle(JoinTeam request, CancellationToken cancellation)
    {
        var team = await roster.Find(request.Team, cancellation);
        var pupils = await picker.Reached(Permissions.JoinTeams, [.. request.Pupils!.Distinct()], cancellation)
            ?? throw new Refusal(RefusalKind.NotFound, "not-found", T["Booking.ForeignPupil"], "pupils");
        await roster.Enter(team, pupils, cancellation);
        return true;
    }
}

/// <summary>Takes a pupil out of a team that is being formed.</summary>
[Requires(Permissions.JoinTeams)]
internal sealed record LeaveTeam(Guid Team, Guid Pupil) : ICommand<bool>, IAbout
{
    public Guid? Subject => Team;
}

internal sealed class LeaveTeamHandler(TusurDb db, TeamRoster roster, ICaller caller, Contracts.People.IPeopleDirectory people) : IRequestHandler<LeaveTeam, bool>
{
    public async Task<bool> Handle(LeaveTeam request, CancellationToken cancellation)
    {
        var team = await roster.Find(request.Team, cancellation);
        TeamRoster.MustBeForming(team);
        var member = await db.Members.SingleOrDefaultAsync(m => m.TeamId == team.Id && m.PersonId == request.Pupil, cancellation);
        var reach = await caller.ReachOf(Permissions.JoinTeams, cancellation);
        // Somebody who has left the school is in no class any more and still has to go.
        if (member is null || !reach.Covers(member.PersonId, (await people.Find(member.PersonId, cancellation))?.ClassId))
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Team.NotMember"], "pupil");
        db.Remove(member);
        if (member.PersonId != caller.PersonId)
            roster.Tell(member.PersonId, team, "Team.Told.Removed");
        roster.Touch(team);
        return true;
    }
}
