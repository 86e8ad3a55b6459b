using Gym24.Contracts.Access;
using Gym24.Contracts.Events;
using Gym24.Contracts.People;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tusur.Teams.JoinTeam;

/// <summary>Who has left the school leaves the team that is still being formed.</summary>
[Requires(Permissions.JoinTeams)]
internal sealed class PersonLeftHandler(TusurDb db) : IEventHandler<PersonLeft>
{
    public async Task Handle(PersonLeft happened, CancellationToken cancellation) =>
        await db.Members
            .Where(m => m.PersonId == happened.Person && db.Teams.Any(t => t.Id == m.TeamId && t.State == TeamState.Forming))
            .ExecuteDeleteAsync(cancellation);
}
