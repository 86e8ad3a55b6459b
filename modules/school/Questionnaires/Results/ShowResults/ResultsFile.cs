using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Files;
using Gym24.Questionnaires.Questions;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires.Results.ShowResults;

/// <summary>Results as a workbook and as CSV: of an anonymous questionnaire what the page counts, of a named one the sheets.</summary>
internal static class ResultsFile
{
    private const string Address = "/files/questionnaires/{id:guid}";
    private const int Wide = 60, Middle = 30, MostColumns = Table.MaxColumns;

    public static void Map(IEndpointRouteBuilder root) => root.MapTable(Address, Of).Requires(Permissions.Manage);

    public static string Link(Guid questionnaire) => $"/files/questionnaires/{questionnaire}";

    private static async Task<TableFile<Line>> Of(Guid id, IMediator mediator, CancellationToken cancellation)
    {
        var shown = await mediator.Send(new ShowResults(id), cancellation);
        if (shown.Withheld is Withheld.UntilClosed or Withheld.TooFew)
            throw new Refusal(RefusalKind.Rule, "withheld", T["Results.Withheld." + shown.Withheld, shown.Row.MinimumGroup]);
        return shown.Row.Anonymous ? Counts(shown) : Sheets(shown);
    }

    private static TableFile<Line> Counts(ShownResults shown)
    {
        var lines = shown.Results.SelectMany(r => Lines(r, "", r.Counted).Concat(r.ByGroup.SelectMany(g => Lines(r, g.Group, g.Counted))));
        return new TableFile<Line>(shown.Row.Title, lines) { Title = T["Results.FileTitle", shown.Row.Title, shown.Answered, shown.Asked] }
            .Text(T["Results.Question"], l => l.Question, Wide).Text(T["Results.Class"], l => l.Group, 10).Text(T["Results.Answer"], l => l.Answer, Wide)
            .Whole(T["Results.Count"], l => l.Count).Whole(T["Results.Percent"], l => l.Percent).Decimal(T["Results.Mean"], l => l.Mean);
    }

    private static IEnumerable<Line> Lines(QuestionResult result, string group, Counted counted)
    {
        var question = result.Question;
        if (result.Hidden)
            return [new Line(question.Text, group, T["Results.HiddenAnswer"])];
        return question.Kind switch
        {
            QuestionKind.Text => counted.Texts.Select(t => new Line(question.Text, group, t)),
            QuestionKind.Ranking => Figures.Ranking(question, counted).Select(r => new Line(question.Text, group, question.Word(r.Option), r.Points, null, (decimal)Math.Round(r.MeanPlace, 2))),
            _ => question.Choices.Select(c => new Line(question.Text, group, question.Word(c), counted.Of(c), Figures.Share(counted.Of(c), counted.Answered)))
                .Concat(question.Kind == QuestionKind.Scale && Figures.Mean(question, counted) is { } mean
                    ? [new Line(question.Text, group, T["Results.MeanOf"], counted.Answered, null, (decimal)Math.Round(mean, 2))] : []),
        };
    }

    private static TableFile<Line> Sheets(ShownResults shown)
    {
        var file = new TableFile<Line>(shown.Row.Title, shown.Sheets.Select(s => new Line(s.Name, s.Group, s.About) { Sheet = s.Sheet }))
            { Title = T["Results.FileTitle", shown.Row.Title, shown.Answered, shown.Asked] }
            .Text(T["Results.Person"], l => l.Question, Middle).Text(T["Results.Class"], l => l.Group, 10).Text(T["Results.About"], l => l.Answer, Middle);
        foreach (var question in shown.Questions.All.Take(MostColumns - 3))
            if (question.Kind == QuestionKind.Scale)
                file.Whole(question.Text, l => l.Sheet![question.Id]?.Picked.FirstOrDefault());
            else
                file.Text(question.Text, l => l.Sheet![question.Id] is { } reply ? Said(question, reply) : null, Middle);
        return file;
    }

    /// <summary>An answer in words.</summary>
    public static string Said(Question question, Reply reply) => reply.Text ?? (question.Kind == QuestionKind.Ranking
        ? string.Join("; ", reply.Picked.Select((o, i) => $"{i + 1}. {question.Word(o)}")) : string.Join("; ", reply.Picked.Select(question.Word)));

    internal sealed record Line(string Question, string Group, string? Answer, int? Count = null, int? Percent = null, decimal? Mean = null)
    {
        public Sheet? Sheet { get; init; }
    }
}
