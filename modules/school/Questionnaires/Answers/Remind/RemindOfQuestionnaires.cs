using System.Globalization;
using Gym24.Contracts.Shell;
using Gym24.Questionnaires.Forms;
using Gym24.Questionnaires.Forms.OpenQuestionnaire;
using Microsoft.EntityFrameworkCore;
using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires.Answers.Remind;

/// <summary>Whoever has not answered is reminded twice: two days before the last day, and on it.</summary>
internal sealed class RemindOfQuestionnaires(QuestionnairesDb db) : IReminderSource
{
    public const int DaysBefore = 2;

    public async Task<IReadOnlyList<Reminder>> On(DateOnly day, CancellationToken cancellation = default)
    {
        var soon = day.AddDays(DaysBefore);
        var waiting = await db.Invitations.AsNoTracking()
            .Where(i => !i.Answered && i.Questionnaire.State == QuestionnaireState.Open && i.Questionnaire.Deadline >= day && i.Questionnaire.Deadline <= soon)
            .Select(i => new { i.Id, i.PersonId, i.AboutId, i.QuestionnaireId, i.Questionnaire.Title, i.Questionnaire.Deadline }).ToListAsync(cancellation);
        return [.. waiting.Select(i =>
        {
            var (deadline, last) = (i.Deadline!.Value, i.Deadline == day);
            return new Reminder(
                string.Create(CultureInfo.InvariantCulture, $"questionnaires/{i.Id}/{deadline:yyyyMMdd}/{(last ? "last" : "soon")}"), i.PersonId, NoticeKinds.Asked,
                last ? T.Both("Told.LastDay", Opening.Short(i.Title)) : T.Both("Told.Soon", Opening.Short(i.Title), (Func<string>)(() => Contracts.Ui.Words.Date(deadline))),
                $"/questionnaires/answer/{i.Id}", i.AboutId == i.PersonId ? null : i.AboutId);
        })];
    }
}
