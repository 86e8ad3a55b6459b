using Gym24.Questionnaires.Questions;

namespace Gym24.Questionnaires.Results;

/// <summary>
/// Answers counted question by question. Nothing in it says which answers were given by the same person, nor in what order they came: texts stand
/// in the order of the alphabet. What an anonymous questionnaire keeps is this and nothing else.
/// </summary>
internal sealed class Tally
{
    /// <summary>How many have answered.</summary>
    public int Sheets { get; set; }

    /// <summary>By id of the question.</summary>
    public SortedDictionary<string, Counted> Questions { get; init; } = new(StringComparer.Ordinal);

    public static Tally Of(QuestionList questions, IEnumerable<Sheet> sheets)
    {
        var tally = new Tally();
        foreach (var sheet in sheets)
            tally.Add(questions, sheet);
        return tally;
    }

    public Counted this[Question question] => Questions.GetValueOrDefault(question.Id) ?? new Counted();

    public void Add(QuestionList questions, Sheet sheet)
    {
        Sheets++;
        foreach (var question in questions.All)
            if (sheet[question.Id] is { IsEmpty: false } reply)
            {
                if (!Questions.TryGetValue(question.Id, out var counted))
                    Questions[question.Id] = counted = new Counted();
                counted.Add(question, reply);
            }
    }

    public void Add(Tally other)
    {
        Sheets += other.Sheets;
        foreach (var (id, theirs) in other.Questions)
        {
            if (!Questions.TryGetValue(id, out var counted))
                Questions[id] = counted = new Counted();
            counted.Add(theirs);
        }
    }
}

/// <summary>The answers to one question.</summary>
internal sealed class Counted
{
    /// <summary>How many have answered it.</summary>
    public int Answered { get; set; }

    /// <summary>How often each choice was picked; of a ranking, how often it stood at each place: by <c>choice</c>, or by <c>choice/place</c>.</summary>
    public SortedDictionary<string, int> Picks { get; init; } = new(StringComparer.Ordinal);

    public List<string> Texts { get; init; } = [];

    public int Of(int choice) => Picks.GetValueOrDefault(Sheet.Number(choice));

    /// <param name="place">From 1.</param>
    public int Of(int choice, int place) => Picks.GetValueOrDefault($"{Sheet.Number(choice)}/{Sheet.Number(place)}");

    public void Add(Question question, Reply reply)
    {
        Answered++;
        if (reply.Text is { } text)
            Insert(text);
        foreach (var (i, choice) in reply.Picked.Index())
            Count(question.Kind == QuestionKind.Ranking ? $"{Sheet.Number(choice)}/{Sheet.Number(i + 1)}" : Sheet.Number(choice), 1);
    }

    public void Add(Counted other)
    {
        Answered += other.Answered;
        foreach (var (pick, times) in other.Picks)
            Count(pick, times);
        other.Texts.ForEach(Insert);
    }

    private void Count(string pick, int times) => Picks[pick] = Picks.GetValueOrDefault(pick) + times;

    private void Insert(string text)
    {
        var at = Texts.BinarySearch(text, StringComparer.Ordinal);
        Texts.Insert(at < 0 ? ~at : at, text);
    }
}
