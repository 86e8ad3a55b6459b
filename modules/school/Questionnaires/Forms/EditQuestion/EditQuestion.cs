using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Questionnaires.Questions;
using MediatR;
using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires.Forms.EditQuestion;

/// <summary>Adds a question (without id: at the end) or changes one.</summary>
[Requires(Permissions.Manage)]
internal sealed record EditQuestion(Guid Questionnaire, int Version, Question Question) : ICommand<Unit>, IAbout
{
    public Guid? Subject => Questionnaire;
}

/// <summary>Moves a question by one place, or takes it away.</summary>
/// <param name="By">-1 up, 1 down, 0 away.</param>
[Requires(Permissions.Manage)]
internal sealed record MoveQuestion(Guid Questionnaire, int Version, string Question, int By) : ICommand<Unit>, IAbout
{
    public Guid? Subject => Questionnaire;
}

internal sealed class EditQuestionHandler(QuestionnairesDb db) : IRequestHandler<EditQuestion, Unit>, IRequestHandler<MoveQuestion, Unit>
{
    public async Task<Unit> Handle(EditQuestion request, CancellationToken cancellation)
    {
        var row = await db.Draft(request.Questionnaire, request.Version, cancellation);
        var questions = row.QuestionList.All.ToList();
        var at = questions.FindIndex(q => q.Id == request.Question.Id);
        var question = at < 0 ? request.Question with { Id = row.QuestionList.NextId() } : request.Question;
        if (at < 0)
            questions.Add(question);
        else
            questions[at] = question;
        var faults = new Faults();
        var list = new QuestionList(questions);
        list.Check(question, faults);
        faults.ThrowIfAny();
        list.Check(faults);
        faults.ThrowIfAny();
        row.Questions = Stored.Write(questions);
        return Unit.Value;
    }

    public async Task<Unit> Handle(MoveQuestion request, CancellationToken cancellation)
    {
        var row = await db.Draft(request.Questionnaire, request.Version, cancellation);
        var questions = row.QuestionList.All.ToList();
        var at = questions.FindIndex(q => q.Id == request.Question);
        if (at < 0)
            throw new Refusal(RefusalKind.NotFound, "not-found", T["Question.None"]);
        var moved = questions[at];
        questions.RemoveAt(at);
        if (request.By != 0)
            questions.Insert(Math.Clamp(at + Math.Sign(request.By), 0, questions.Count), moved);
        var faults = new Faults();
        new QuestionList(questions).Check(faults);
        faults.ThrowIfAny(RefusalKind.Rule, "depends");
        row.Questions = Stored.Write(questions);
        return Unit.Value;
    }
}
