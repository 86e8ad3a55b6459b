using Gym24.Contracts.Access;
using Gym24.Contracts.Events;
using Gym24.Contracts.People;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Questionnaires.Answers.Withdraw;

/// <summary>Whoever acts for a child no more is asked about the child no more. What was answered by then stays answered.</summary>
[Requires(Permissions.Manage)]
internal sealed class WithdrawInvitations(QuestionnairesDb db, IPeopleDirectory people) : IEventHandler<GuardianshipChanged>
{
    public async Task Handle(GuardianshipChanged happened, CancellationToken cancellation)
    {
        if ((await people.GuardiansOf(happened.Child, cancellation)).Contains(happened.Guardian))
            return;
        var waiting = db.Invitations.Where(i => i.PersonId == happened.Guardian && i.AboutId == happened.Child && !i.Answered);
        // A draft may be there already.
        await db.NamedAnswers.Where(a => waiting.Any(i => i.Id == a.InvitationId)).ExecuteDeleteAsync(cancellation);
        await waiting.ExecuteDeleteAsync(cancellation);
    }
}
