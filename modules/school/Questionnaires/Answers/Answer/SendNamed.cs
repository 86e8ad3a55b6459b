using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using Gym24.Questionnaires.Questions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires.Answers.Answer;

/// <summary>Hands in the answers to a named questionnaire, or keeps them as a draft. Until the deadline they may be handed in again.</summary>
/// <param name="Typed">What the fields held, by their names.</param>
/// <param name="Draft">Only kept: what is missing is not asked for. What was handed in before stays handed in as it was.</param>
[Requires(Permissions.Answer)]
internal sealed record SendNamed(Guid Invitation, IReadOnlyDictionary<string, string[]> Typed, bool Draft = false) : ICommand<Unit>, IAbout
{
    public Guid? Subject => Invitation;
}

internal sealed class SendNamedHandler(QuestionnairesDb db, Invited invited, ISchool school) : IRequestHandler<SendNamed, Unit>
{
    public async Task<Unit> Handle(SendNamed request, CancellationToken cancellation)
    {
        var invitation = await invited.Find(request.Invitation, cancellation);
        if (invitation.Questionnaire.Anonymous)
            throw new Refusal(RefusalKind.Rule, "anonymous", T["Answer.IsAnonymous"]);
        if (!invitation.Questionnaire.IsOpen(school.Today))
            throw new Refusal(RefusalKind.Rule, "closed", T["Answer.Closed"]);
        if (request.Draft && invitation.Answered)
            throw new Refusal(RefusalKind.Rule, "sent", T["Answer.AlreadySent"]);
        var faults = new Faults();
        var sheet = Sheet.Read(invitation.Questionnaire.QuestionList, request.Typed, request.Draft ? null : faults);
        faults.ThrowIfAny();
        var row = await db.NamedAnswers.SingleOrDefaultAsync(a => a.InvitationId == invitation.Id, cancellation);
        if (row is null)
            db.Add(row = new NamedAnswers
            {
                InvitationId = invitation.Id, QuestionnaireId = invitation.QuestionnaireId, PersonId = invitation.PersonId, AboutId = invitation.AboutId,
            });
        (row.Answers, row.Sent, row.ChangedAt) = (sheet.Write(), !request.Draft, db.Now);
        if (!request.Draft)
            await db.Invitations.Where(i => i.Id == invitation.Id).ExecuteUpdateAsync(i => i.SetProperty(x => x.Answered, true), cancellation);
        return Unit.Value;
    }
}
