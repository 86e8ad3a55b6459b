using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using Gym24.Questionnaires.Questions;
using Gym24.Questionnaires.Results;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires.Answers.Answer;

/// <summary>
/// Puts the answers of an anonymous questionnaire into its box and marks the invitation as answered, both or neither. Not an <c>ICommand</c> on
/// purpose: a command leaves an entry in the journal that says who, and when to the millisecond.
/// </summary>
/// <param name="Typed">What the fields held, by their names.</param>
[Requires(Permissions.Answer)]
internal sealed record SendAnonymously(Guid Invitation, IReadOnlyDictionary<string, string[]> Typed) : IRequest<Unit>;

internal sealed class SendAnonymouslyHandler(QuestionnairesDb db, DbSession session, Invited invited, ISchool school) : IRequestHandler<SendAnonymously, Unit>
{
    private const int Attempts = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);

    public async Task<Unit> Handle(SendAnonymously request, CancellationToken cancellation)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await session.InTransactionAsync(() => Put(request, cancellation), cancellation);
            }
            catch (Exception failure) when (attempt < Attempts && !session.InTransaction && session.Engine.GaveWay(failure))
            {
                await Task.Delay(Pause * attempt, cancellation);
            }
        }
    }

    private async Task<Unit> Put(SendAnonymously request, CancellationToken cancellation)
    {
        var invitation = await invited.Find(request.Invitation, cancellation);
        var questionnaire = invitation.Questionnaire;
        if (!questionnaire.Anonymous)
            throw new Refusal(RefusalKind.Rule, "named", T["Answer.IsNamed"]);
        var questions = questionnaire.QuestionList;
        var faults = new Faults();
        var sheet = Sheet.Read(questions, request.Typed, faults);
        faults.ThrowIfAny();

        // Of two at once the second waits here for the first, and finds the invitation answered.
        if (await db.Invitations.Where(i => i.Id == invitation.Id && !i.Answered).ExecuteUpdateAsync(i => i.SetProperty(x => x.Answered, true), cancellation) == 0)
            throw new Refusal(RefusalKind.Rule, "answered", T["Answer.Already"]);
        var group = questionnaire.ByClass ? invitation.Group : "";
        var boxes = db.Boxes.Where(b => b.QuestionnaireId == questionnaire.Id && b.Group == group);
        // Taken before it is read: what is read is then the newest, and stays so. And only now is it sure that nobody closes it under us.
        await boxes.ExecuteUpdateAsync(b => b.SetProperty(x => x.Held, x => !x.Held), cancellation);
        var (state, deadline) = await db.Questionnaires.AsNoTracking().Where(q => q.Id == questionnaire.Id).Select(q => ValueTuple.Create(q.State, q.Deadline)).SingleAsync(cancellation);
        if (state != Forms.QuestionnaireState.Open || school.Today > deadline)
            throw new Refusal(RefusalKind.Rule, "closed", T["Answer.Closed"]);
        var tally = Stored.Read<Tally>(await boxes.Select(b => b.Content).SingleAsync(cancellation));
        tally.Add(questions, sheet);
        var content = Stored.Write(tally);
        await boxes.ExecuteUpdateAsync(b => b.SetProperty(x => x.Content, content), cancellation);
        return Unit.Value;
    }
}
