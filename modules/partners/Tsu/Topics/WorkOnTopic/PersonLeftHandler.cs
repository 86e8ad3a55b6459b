using Gym24.Contracts.Access;
using Gym24.Contracts.Events;
using Gym24.Contracts.People;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Tsu.Topics.WorkOnTopic;

/// <summary>Who has left is asked for no more topics; what was accepted waits for the coordinator.</summary>
[Requires(Permissions.ManageSupervision)]
internal sealed class PersonLeftHandler(TsuDb db) : IEventHandler<PersonLeft>
{
    public async Task Handle(PersonLeft happened, CancellationToken cancellation) =>
        await db.Supervisors.Where(s => s.PersonId == happened.Person).ExecuteDeleteAsync(cancellation);
}
