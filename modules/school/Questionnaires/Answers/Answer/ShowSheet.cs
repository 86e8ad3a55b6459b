using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Questionnaires.Forms;
using Gym24.Questionnaires.Questions;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires.Answers.Answer;

/// <summary>A questionnaire as the invited person sees it, with what was answered so far where names are kept.</summary>
[Requires(Permissions.Answer)]
internal sealed record ShowSheet(Guid Invitation) : IQuery<ShownSheet>;

/// <param name="About">The child it is about, if it is about one.</param>
/// <param name="Readers">Who will see the answers of a named one, by name.</param>
/// <param name="Past">Its time is over, or it was closed.</param>
internal sealed record ShownSheet(
    Guid Invitation, Questionnaire Questionnaire, QuestionList Questions, string? About, bool Answered, bool Past, Sheet Sheet, IReadOnlyList<string> Readers);

internal sealed class ShowSheetHandler(QuestionnairesDb db, Invited invited, IPeopleDirectory people, IAccounts accounts, ISchool school) : IRequestHandler<ShowSheet, ShownSheet>
{
    public async Task<ShownSheet> Handle(ShowSheet request, CancellationToken cancellation)
    {
        var invitation = await invited.Find(request.Invitation, cancellation);
        var questionnaire = invitation.Questionnaire;
        var about = invitation.AboutId == invitation.PersonId ? null : (await people.Find(invitation.AboutId, cancellation))?.DisplayName;
        var stored = questionnaire.Anonymous ? null : await db.NamedAnswers.AsNoTracking().SingleOrDefaultAsync(a => a.InvitationId == invitation.Id, cancellation);
        return new(invitation.Id, questionnaire, questionnaire.QuestionList, about, invitation.Answered, !questionnaire.IsOpen(school.Today), Sheet.Of(stored?.Answers),
            questionnaire.Anonymous ? [] : await Readers(questionnaire, cancellation));
    }

    private async Task<IReadOnlyList<string>> Readers(Questionnaire questionnaire, CancellationToken cancellation)
    {
        var holders = await accounts.Holders(Permissions.Manage, cancellation);
        var readers = await people.Find([.. holders.Concat(questionnaire.AuthorId is { } author ? [author] : []).Distinct().Take(1000)], cancellation);
        return [.. readers.OrderBy(p => p.Id != questionnaire.AuthorId).ThenBy(p => p.SortKey, StringComparer.Ordinal).Select(p => p.DisplayName)];
    }
}

/// <summary>The invitation of whoever is asking; another person's is none.</summary>
internal sealed class Invited(QuestionnairesDb db, ICaller caller)
{
    /// <exception cref="Refusal">There is no such invitation for the caller.</exception>
    public async Task<Invitation> Find(Guid invitation, CancellationToken cancellation)
    {
        var person = caller.PersonId;
        var found = person is null ? null : await db.Invitations.AsNoTracking().Include(i => i.Questionnaire).SingleOrDefaultAsync(i => i.Id == invitation && i.PersonId == person, cancellation);
        return found is { Questionnaire.State: not QuestionnaireState.Draft } ? found : throw new Refusal(RefusalKind.NotFound, "not-found", T["Answer.NoInvitation"]);
    }
}
