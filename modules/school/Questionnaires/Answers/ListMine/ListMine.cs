using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Questionnaires.Forms;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Questionnaires.Answers.ListMine;

/// <summary>What waits for an answer of the caller, the nearest deadline first, and what was answered lately.</summary>
[Requires(Permissions.Answer)]
internal sealed record ListMine : IQuery<MyQuestionnaires>;

internal sealed record MyQuestionnaires(IReadOnlyList<MyQuestionnaire> Waiting, IReadOnlyList<MyQuestionnaire> Answered);

/// <param name="About">The child it is about, if it is about one.</param>
/// <param name="CanChange">Answered by name, and not over.</param>
internal sealed record MyQuestionnaire(Guid Invitation, string Title, string? About, bool Anonymous, DateOnly Deadline, bool CanChange);

internal sealed class ListMineHandler(QuestionnairesDb db, ICaller caller, IPeopleDirectory people, ISchool school) : IRequestHandler<ListMine, MyQuestionnaires>
{
    private const int Most = 100, Past = 20;

    public async Task<MyQuestionnaires> Handle(ListMine request, CancellationToken cancellation)
    {
        if (caller.PersonId is not { } me)
            return new([], []);
        var today = school.Today;
        var mine = db.Invitations.AsNoTracking().Where(i => i.PersonId == me);
        var waiting = await mine.Where(i => !i.Answered && i.Questionnaire.State == QuestionnaireState.Open && i.Questionnaire.Deadline >= today)
            .OrderBy(i => i.Questionnaire.Deadline).ThenBy(i => i.Questionnaire.MadeAt).Take(Most)
            .Select(i => new Row(i.Id, i.PersonId, i.AboutId, i.Questionnaire.Title, i.Questionnaire.Anonymous, i.Questionnaire.Deadline, i.Questionnaire.State)).ToListAsync(cancellation);
        // By the day of the questionnaire: when one of them was answered is not known.
        var answered = await mine.Where(i => i.Answered).OrderByDescending(i => i.Questionnaire.MadeAt).Take(Past)
            .Select(i => new Row(i.Id, i.PersonId, i.AboutId, i.Questionnaire.Title, i.Questionnaire.Anonymous, i.Questionnaire.Deadline, i.Questionnaire.State)).ToListAsync(cancellation);
        var children = waiting.Concat(answered).Select(r => r.About).Where(a => a != me).Distinct().ToList();
        var names = children.Count == 0 ? [] : (await people.Find(children, cancellation)).ToDictionary(p => p.Id, p => p.DisplayName);
        return new([.. waiting.Select(Shown)], [.. answered.Select(Shown)]);

        MyQuestionnaire Shown(Row row) => new(row.Id, row.Title, names.GetValueOrDefault(row.About), row.Anonymous, row.Deadline!.Value,
            !row.Anonymous && row.State == QuestionnaireState.Open && row.Deadline >= today);
    }

    private sealed record Row(Guid Id, Guid Person, Guid About, string Title, bool Anonymous, DateOnly? Deadline, QuestionnaireState State);
}
