using Gym24.Contracts.Demo;
using Gym24.Contracts.People;
using Gym24.Questionnaires.Answers;
using Gym24.Questionnaires.Forms;
using Gym24.Questionnaires.Questions;
using Gym24.Questionnaires.Results;
using Gym24.Questionnaires.Templates;

namespace Gym24.Questionnaires.Demo;

/// <summary>One questionnaire that waits for answers, one that is over, one that is being made.</summary>
internal sealed class DemoQuestionnaires(QuestionnairesDb db, TemplateBook templates, AudienceBook audiences, IPeopleDirectory people) : IDemoSource
{
    private static readonly string[] Words =
    [
        "Спасибо, дочь стала рассказывать о химии за ужином.", "Хотелось бы расписание заранее, хотя бы за две недели.", "Далеко ездить, нельзя ли иногда в школе?",
        "Больше практики, меньше лекций.", "Всё хорошо, продолжайте.", "Нужны занятия и для младших классов.", "Не всегда понятно, кто встречает детей.",
    ];

    public async Task Fill(DemoSchool demo, CancellationToken cancellation)
    {
        var random = new Random(demo.Seed);
        var author = demo.Accounts.FirstOrDefault(a => a.Role == "coordinator")?.Person;
        var classes = (await people.Classes(cancellation)).OrderBy(c => c.Grade).ThenBy(c => c.Name, StringComparer.Ordinal).ToList();

        var over = Made(templates.All[0], author, demo.Today.AddDays(-30), demo.Today.AddDays(-10));
        (over.ByClass, over.Audience) = (true, Stored.Write(new Audience(AudienceKind.Parents, [.. classes.Take(12).Select(c => c.Id)])));
        await Answer(over, random, cancellation);

        var open = Made(templates.All[0], author, demo.Today.AddDays(-3), demo.Today.AddDays(11));
        open.Title = "Занятия с партнёрами школы – осень";
        db.Add(open);
        db.AddRange(await audiences.Of(open, cancellation));
        db.Add(new Box { QuestionnaireId = open.Id, Content = Stored.Write(new Tally()) });

        var draft = Made(templates.All[^1], author, demo.Today, null);
        draft.State = QuestionnaireState.Draft;
        db.Add(draft);
        await db.SaveChangesAsync(cancellation);
        db.ChangeTracker.Clear();
    }

    private Questionnaire Made(Template template, Guid? author, DateOnly opened, DateOnly? deadline) => new()
    {
        Title = template.Title, Explanation = template.Explanation, Questions = Stored.Write(template.Questions), Anonymous = template.Anonymous, Version = 1,
        MinimumGroup = templates.MinimumGroup, Audience = Stored.Write(new Audience(template.Audience)), State = QuestionnaireState.Open, AuthorId = author,
        Deadline = deadline, MadeAt = At(opened), OpenedAt = deadline is null ? null : At(opened),
    };

    private async Task Answer(Questionnaire row, Random random, CancellationToken cancellation)
    {
        var invited = await audiences.Of(row, cancellation);
        var tallies = invited.Select(i => i.Group).Distinct().ToDictionary(g => g, _ => new Tally());
        foreach (var one in invited)
            if (one.Answered = random.NextDouble() < 0.6)
                tallies[one.Group].Add(row.QuestionList, Sheet.Read(row.QuestionList, Typed(row.QuestionList, random)));
        db.Add(row);
        db.AddRange(invited);
        db.AddRange(tallies.Select(t => new Box { QuestionnaireId = row.Id, Group = t.Key, Content = Stored.Write(t.Value) }));
    }

    private static Dictionary<string, string[]> Typed(QuestionList questions, Random random)
    {
        var typed = new Dictionary<string, string[]>();
        foreach (var question in questions.All)
            switch (question.Kind)
            {
                case QuestionKind.Text:
                    if (random.NextDouble() < 0.15)
                        typed[question.Id] = [Words[random.Next(Words.Length)]];
                    break;
                case QuestionKind.Ranking:
                    var places = Enumerable.Range(1, question.Options.Count).ToArray();
                    random.Shuffle(places);
                    foreach (var option in question.Choices)
                        typed[Sheet.Place(question, option)] = [Sheet.Number(places[option])];
                    break;
                case QuestionKind.Several:
                    typed[question.Id] = [.. question.Choices.Where(_ => random.NextDouble() < 0.35).Select(Sheet.Number)];
                    break;
                default:
                    // The better end of two throws: people are kinder than chance.
                    var choices = question.Choices;
                    var (a, b) = (random.Next(choices.Count), random.Next(choices.Count));
                    typed[question.Id] = [Sheet.Number(choices[question.Kind == QuestionKind.Scale ? Math.Max(a, b) : Math.Min(a, b)])];
                    break;
            }
        return typed;
    }

    private static DateTime At(DateOnly day) => day.ToDateTime(new TimeOnly(5, 0), DateTimeKind.Utc);
}
