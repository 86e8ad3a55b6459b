using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using Gym24.Questionnaires.Questions;
using MediatR;
using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires.Forms.OpenQuestionnaire;

/// <summary>Opens a questionnaire now or on a day to come. From then on its questions and audience are not changed any more.</summary>
/// <param name="On">Absent or today: now.</param>
[Requires(Permissions.Manage)]
internal sealed record OpenQuestionnaire(Guid Id, int Version, DateOnly? On, DateOnly? Deadline) : ICommand<Unit>, IValidated, IAbout
{
    public const int LongestDays = 366;

    public Guid? Subject => Id;

    public void Validate(Faults faults)
    {
        if (Deadline is null)
            faults.Add("deadline", T["Open.NoDeadline"], "required");
        faults.Order("deadline", On, Deadline);
    }
}

internal sealed class OpenQuestionnaireHandler(QuestionnairesDb db, Opening opening, ISchool school) : IRequestHandler<OpenQuestionnaire, Unit>
{
    public async Task<Unit> Handle(OpenQuestionnaire request, CancellationToken cancellation)
    {
        var row = await db.Draft(request.Id, request.Version, cancellation);
        var (today, deadline) = (school.Today, request.Deadline!.Value);
        var faults = new Faults();
        if (deadline < today || deadline > today.AddDays(OpenQuestionnaire.LongestDays))
            faults.Add("deadline", T["Open.WrongDeadline", OpenQuestionnaire.LongestDays]);
        if (request.On < today)
            faults.Add("on", T["Open.WrongDay"]);
        if (row.QuestionList.All.Count == 0)
            faults.Add(null, T["Open.NoQuestions"]);
        row.QuestionList.Check(faults);
        faults.ThrowIfAny();
        row.Deadline = deadline;
        if (request.On > today)
            (row.State, row.OpensOn) = (QuestionnaireState.Planned, request.On);
        else
            await opening.Open(row, cancellation);
        return Unit.Value;
    }
}
