using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.People;
using Gym24.Contracts.Shell;
using Gym24.Questionnaires.Answers;
using Gym24.Questionnaires.Forms;
using Gym24.Questionnaires.Forms.ShowQuestionnaire;
using Gym24.Questionnaires.Questions;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Questionnaires.Results.ShowResults;

/// <summary>What came of a questionnaire.</summary>
[Requires(Permissions.Manage)]
internal sealed record ShowResults(Guid Id) : IQuery<ShownResults>, IConcernsPerson, IAbout
{
    public Guid? Person => null;
    public Guid? Subject => Id;
}

/// <summary>Why there are no results to be seen.</summary>
internal enum Withheld
{
    No = 0,

    /// <summary>Nobody has answered.</summary>
    Nothing = 1,

    /// <summary>Anonymous, and still being answered: whoever looks twice would see what one answer adds.</summary>
    UntilClosed = 2,

    /// <summary>Anonymous, and fewer have answered than was promised.</summary>
    TooFew = 3,
}

internal sealed record ShownResults(
    Questionnaire Row, QuestionList Questions, Withheld Withheld, int Asked, int Answered, IReadOnlyList<GroupRate> Rates, IReadOnlyList<QuestionResult> Results,
    IReadOnlyList<NamedSheet> Sheets);

/// <param name="Hidden">Of an anonymous questionnaire, and too few have answered this question.</param>
/// <param name="ByGroup">The same by class, where that may be shown.</param>
internal sealed record QuestionResult(Question Question, Counted Counted, bool Hidden, IReadOnlyList<(string Group, Counted Counted)> ByGroup);

/// <summary>The answers of one person, of a named questionnaire.</summary>
/// <param name="About">The child it is about, if it is about one.</param>
internal sealed record NamedSheet(string Name, string? About, string Group, Sheet Sheet);

internal sealed class ShowResultsHandler(QuestionnairesDb db, IPeopleDirectory people, ISchool school) : IRequestHandler<ShowResults, ShownResults>
{
    private const int Together = 1000;

    public async Task<ShownResults> Handle(ShowResults request, CancellationToken cancellation)
    {
        var row = await db.Questionnaires.AsNoTracking().SingleOrDefaultAsync(q => q.Id == request.Id, cancellation) ?? await db.Find(request.Id, cancellation);
        var questions = row.QuestionList;
        var rates = await ShowQuestionnaireHandler.Rates(db, row.Id, cancellation);
        var sheets = row.Anonymous ? [] : await Sheets(row, cancellation);
        var tallies = row.Anonymous ? await Boxes(row, cancellation)
            : sheets.GroupBy(s => s.Group).ToDictionary(g => g.Key, g => Tally.Of(questions, g.Select(s => s.Sheet)));
        var all = new Tally();
        foreach (var tally in tallies.Values)
            all.Add(tally);
        var withheld = row.Anonymous && !row.IsOver(school.Today) ? Withheld.UntilClosed
            : all.Sheets == 0 ? Withheld.Nothing
            : row.Anonymous && all.Sheets < row.MinimumGroup ? Withheld.TooFew : Withheld.No;
        return new(row, questions, withheld, rates.Sum(r => r.Asked), rates.Sum(r => r.Answered), rates,
            withheld == Withheld.No ? [.. questions.All.Select(q => Result(q, row, all, tallies))] : [], sheets);
    }

    /// <summary>A question as it may be shown: each number of an anonymous one, and what is left when it is subtracted, stands for enough people.</summary>
    private static QuestionResult Result(Question question, Questionnaire row, Tally all, IReadOnlyDictionary<string, Tally> tallies)
    {
        var counted = all[question];
        if (!row.Anonymous)
            return new(question, counted, false, []);
        if (counted.Answered < row.MinimumGroup)
            return new(question, new Counted { Answered = counted.Answered }, counted.Answered > 0, []);
        // What was said in words is told of nobody's class.
        if (!row.ByClass || question.Kind == QuestionKind.Text)
            return new(question, counted, false, []);
        var shown = Hiding.Shown(tallies.ToDictionary(t => t.Key, t => t.Value[question].Answered), row.MinimumGroup);
        return new(question, counted, false, [.. tallies.Where(t => t.Key.Length > 0 && shown.Contains(t.Key)).OrderBy(t => t.Key, StringComparer.Ordinal).Select(t => (t.Key, t.Value[question]))]);
    }

    private async Task<Dictionary<string, Tally>> Boxes(Questionnaire row, CancellationToken cancellation) =>
        (await db.Boxes.AsNoTracking().Where(b => b.QuestionnaireId == row.Id).ToListAsync(cancellation)).ToDictionary(b => b.Group, b => Stored.Read<Tally>(b.Content));

    private async Task<List<NamedSheet>> Sheets(Questionnaire row, CancellationToken cancellation)
    {
        var sent = await (from a in db.NamedAnswers.AsNoTracking()
                          join i in db.Invitations on a.InvitationId equals i.Id
                          where a.QuestionnaireId == row.Id && a.Sent
                          select new { a.PersonId, a.AboutId, a.Answers, i.Group }).ToListAsync(cancellation);
        var names = new Dictionary<Guid, PersonFacts>();
        foreach (var some in sent.SelectMany(s => new[] { s.PersonId, s.AboutId }).Distinct().Chunk(Together))
            foreach (var person in await people.Find(some, cancellation))
                names[person.Id] = person;
        return [.. sent.OrderBy(s => names.GetValueOrDefault(s.PersonId)?.SortKey, StringComparer.Ordinal)
            .ThenBy(s => names.GetValueOrDefault(s.AboutId)?.SortKey, StringComparer.Ordinal)
            .Select(s => new NamedSheet(names.GetValueOrDefault(s.PersonId)?.DisplayName ?? "–", s.AboutId == s.PersonId ? null : names.GetValueOrDefault(s.AboutId)?.DisplayName,
                s.Group, Sheet.Of(s.Answers)))];
    }
}
