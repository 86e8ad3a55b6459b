using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Questionnaires.Forms.ListQuestionnaires;

/// <summary>All questionnaires, the newest first, with how many were asked and have answered.</summary>
/// <param name="Run">Only those about this run.</param>
[Requires(Permissions.Manage)]
internal sealed record ListQuestionnaires(int Page = 1, Guid? Run = null) : IQuery<Paged<QuestionnaireLine>>;

internal sealed record QuestionnaireLine(Guid Id, string Title, bool Anonymous, QuestionnaireState State, DateOnly? OpensOn, DateOnly? Deadline, int Asked, int Answered);

internal sealed class ListQuestionnairesHandler(QuestionnairesDb db) : IRequestHandler<ListQuestionnaires, Paged<QuestionnaireLine>>
{
    public const int Size = 25;

    public async Task<Paged<QuestionnaireLine>> Handle(ListQuestionnaires request, CancellationToken cancellation)
    {
        var all = db.Questionnaires.AsNoTracking();
        if (request.Run is { } run)
            all = all.Where(q => q.RunId == run);
        var lines = await all.OrderByDescending(q => q.MadeAt).OnPage(request.Page, Size)
            .Select(q => new QuestionnaireLine(q.Id, q.Title, q.Anonymous, q.State, q.OpensOn, q.Deadline,
                db.Invitations.Count(i => i.QuestionnaireId == q.Id), db.Invitations.Count(i => i.QuestionnaireId == q.Id && i.Answered))).ToListAsync(cancellation);
        return new(lines, await all.CountAsync(cancellation));
    }
}
