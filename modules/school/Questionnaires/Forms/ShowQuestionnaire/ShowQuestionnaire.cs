using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Questionnaires.Forms.ShowQuestionnaire;

/// <summary>A questionnaire for those who hold it: questions, audience, how many have answered; names of nobody.</summary>
[Requires(Permissions.Manage)]
internal sealed record ShowQuestionnaire(Guid Id) : IQuery<ShownQuestionnaire>;

/// <param name="Author">Its name.</param>
/// <param name="Classes">Those of the audience, by name; none: the whole school.</param>
/// <param name="AllClasses">Those there are to choose from.</param>
/// <param name="Groups">How many were asked and have answered, by class.</param>
internal sealed record ShownQuestionnaire(Questionnaire Row, string? Author, IReadOnlyList<string> Classes, IReadOnlyList<ClassFacts> AllClasses, int Asked, int Answered, IReadOnlyList<GroupRate> Groups);

/// <param name="Group">Empty: no class, or more than one.</param>
internal sealed record GroupRate(string Group, int Asked, int Answered);

internal sealed class ShowQuestionnaireHandler(QuestionnairesDb db, IPeopleDirectory people) : IRequestHandler<ShowQuestionnaire, ShownQuestionnaire>
{
    public async Task<ShownQuestionnaire> Handle(ShowQuestionnaire request, CancellationToken cancellation)
    {
        var row = await db.Find(request.Id, cancellation);
        var groups = await Rates(db, row.Id, cancellation);
        var chosen = row.Asked.Classes ?? [];
        var all = await people.Classes(cancellation);
        var author = row.AuthorId is { } id ? await people.Find(id, cancellation) : null;
        return new(row, author?.DisplayName, [.. all.Where(c => chosen.Contains(c.Id)).Select(c => c.Name)], all, groups.Sum(g => g.Asked), groups.Sum(g => g.Answered), groups);
    }

    public static async Task<IReadOnlyList<GroupRate>> Rates(QuestionnairesDb db, Guid questionnaire, CancellationToken cancellation)
    {
        var rates = await db.Invitations.Where(i => i.QuestionnaireId == questionnaire).GroupBy(i => new { i.Group, i.Answered })
            .Select(g => new { g.Key.Group, g.Key.Answered, Count = g.Count() }).ToListAsync(cancellation);
        return [.. rates.GroupBy(r => r.Group).Select(g => new GroupRate(g.Key, g.Sum(r => r.Count), g.Where(r => r.Answered).Sum(r => r.Count)))
            .OrderBy(g => g.Group.Length == 0).ThenBy(g => g.Group.TakeWhile(char.IsDigit).Count()).ThenBy(g => g.Group, StringComparer.Ordinal)];
    }
}
