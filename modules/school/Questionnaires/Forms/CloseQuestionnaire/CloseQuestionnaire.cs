using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Shell;
using MediatR;
using Microsoft.EntityFrameworkCore;
using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires.Forms.CloseQuestionnaire;

/// <summary>Ends answering before the deadline; what is only planned becomes a draft again.</summary>
[Requires(Permissions.Manage)]
internal sealed record CloseQuestionnaire(Guid Id, int Version) : ICommand<Unit>, IAbout
{
    public Guid? Subject => Id;
}

/// <summary>Moves the deadline. An anonymous one that is over stays so: whoever saw its results would see what a later answer adds.</summary>
[Requires(Permissions.Manage)]
internal sealed record ExtendQuestionnaire(Guid Id, int Version, DateOnly? Deadline) : ICommand<Unit>, IAbout
{
    public Guid? Subject => Id;
}

/// <summary>Throws a draft away.</summary>
[Requires(Permissions.Manage)]
internal sealed record DeleteDraft(Guid Id, int Version) : ICommand<Unit>, IAbout
{
    public Guid? Subject => Id;
}

internal sealed class CloseQuestionnaireHandler(QuestionnairesDb db, ISchool school)
    : IRequestHandler<CloseQuestionnaire, Unit>, IRequestHandler<ExtendQuestionnaire, Unit>, IRequestHandler<DeleteDraft, Unit>
{
    public async Task<Unit> Handle(CloseQuestionnaire request, CancellationToken cancellation)
    {
        var row = await db.Find(request.Id, cancellation);
        db.Expect(row, request.Version);
        if (row.State == QuestionnaireState.Planned)
            (row.State, row.OpensOn) = (QuestionnaireState.Draft, null);
        else if (row.IsOpen(school.Today))
        {
            (row.State, row.ClosedAt) = (QuestionnaireState.Closed, db.Now);
            // The boxes are taken last: whoever is putting an answer in is done then, and whoever comes later finds it closed.
            await db.SaveChangesAsync(cancellation);
            await db.Boxes.Where(b => b.QuestionnaireId == row.Id).ExecuteUpdateAsync(b => b.SetProperty(x => x.Held, x => !x.Held), cancellation);
        }
        else
            throw new Refusal(RefusalKind.Rule, "not-open", T["Questionnaire.NotOpen"]);
        return Unit.Value;
    }

    public async Task<Unit> Handle(ExtendQuestionnaire request, CancellationToken cancellation)
    {
        var row = await db.Find(request.Id, cancellation);
        db.Expect(row, request.Version);
        var today = school.Today;
        if (row.State is QuestionnaireState.Draft or QuestionnaireState.Planned || (row.Anonymous && !row.IsOpen(today)))
            throw new Refusal(RefusalKind.Rule, "not-open", T[row.Anonymous ? "Questionnaire.AnonymousIsOver" : "Questionnaire.NotOpen"]);
        if (request.Deadline is not { } deadline || deadline < today || deadline > today.AddDays(OpenQuestionnaire.OpenQuestionnaire.LongestDays))
            throw new Refusal(RefusalKind.Invalid, "range", T["Open.WrongDeadline", OpenQuestionnaire.OpenQuestionnaire.LongestDays], "deadline");
        (row.State, row.Deadline, row.ClosedAt) = (QuestionnaireState.Open, deadline, null);
        return Unit.Value;
    }

    public async Task<Unit> Handle(DeleteDraft request, CancellationToken cancellation)
    {
        db.Remove(await db.Draft(request.Id, request.Version, cancellation));
        return Unit.Value;
    }
}
