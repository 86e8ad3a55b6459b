using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Privacy;
using Gym24.Questionnaires.Answers;
using Gym24.Questionnaires.Forms;

namespace Gym24.Questionnaires;

/// <summary>Who was asked, and what was answered by name. Anonymous answers belong to nobody: they can neither be found nor erased.</summary>
internal sealed class QuestionnairesRecords(QuestionnairesDb db) : PersonalTables<QuestionnairesDb>(db)
{
    private static readonly LocalText Free = new("Нужны школе только до подведения итогов", "Needed by the school only until results are drawn");

    protected override void Tell()
    {
        Kind("answers", new("Ответы на именные опросы", "Answers to named questionnaires"), RecordFate.Deleted, null, Free)
            .Deletes<NamedAnswers>(a => a.PersonId)
            .Deletes<NamedAnswers>(a => a.AboutId);
        Kind("invitations", new("Кого спрашивали и кто ответил", "Who was asked and has answered"), RecordFate.Deleted, null, Free)
            .Deletes<Invitation>(i => i.PersonId)
            .Deletes<Invitation>(i => i.AboutId)
            .TakesOut<Questionnaire>(q => q.AuthorId);
    }
}
