using Gym24.Contracts;
using static Gym24.Questionnaires.Texts;

namespace Gym24.Questionnaires.Questions;

/// <summary>The questions of a questionnaire, in order.</summary>
internal sealed class QuestionList(IReadOnlyList<Question> all)
{
    /// <summary>Questions of one questionnaire, and of those the ones answered in words.</summary>
    public const int Most = 60, MostTexts = 15;

    public IReadOnlyList<Question> All { get; } = all;

    public Question? Find(string id) => All.FirstOrDefault(q => q.Id == id);

    /// <summary>An id that no question has.</summary>
    public string NextId() => $"q{All.Select(q => int.TryParse(q.Id.AsSpan(1), out var n) ? n : 0).DefaultIfEmpty(0).Max() + 1}";

    /// <summary>
    /// The questions by page: a page begins with a section, and with a question that depends on one of the page before; so a branch is decided when
    /// its page is sent, and no script is needed.
    /// </summary>
    public IReadOnlyList<IReadOnlyList<Question>> Pages()
    {
        var pages = new List<List<Question>>();
        foreach (var question in All)
        {
            if (pages.Count == 0 || question.Section is not null || pages[^1].Exists(q => q.Id == question.IfQuestion))
                pages.Add([]);
            pages[^1].Add(question);
        }
        return pages;
    }

    /// <summary>The questions that are asked of whoever has answered so.</summary>
    public IReadOnlyList<Question> AskedOf(Sheet sheet)
    {
        var asked = new List<Question>();
        foreach (var question in All)
            if (question.IfQuestion is not { } before
                || (asked.Exists(q => q.Id == before) && sheet[before]?.Picked.Any(question.IfAnswers.Contains) == true))
                asked.Add(question);
        return asked;
    }

    /// <summary>What is wrong with a question as it stands among the others.</summary>
    public void Check(Question question, Faults faults)
    {
        faults.Text("text", question.Text, Question.MaxText);
        faults.Text("hint", question.Hint, Question.MaxHint, required: false);
        faults.Text("section", question.Section, Question.MaxSection, required: false);
        faults.Text("fromLabel", question.FromLabel, Question.MaxLabel, required: false);
        faults.Text("toLabel", question.ToLabel, Question.MaxLabel, required: false);
        if (question.Kind is QuestionKind.One or QuestionKind.Several or QuestionKind.Ranking)
            CheckOptions(question, faults);
        if (question.Kind == QuestionKind.Scale && (question.From < Question.LowestEnd || question.To > Question.HighestEnd || question.From >= question.To))
            faults.Add("to", T["Question.WrongScale", Question.LowestEnd, Question.HighestEnd]);
        if (question.IfQuestion is not { } before)
            return;
        if (All.TakeWhile(q => q.Id != question.Id).FirstOrDefault(q => q.Id == before) is not { CanDecide: true } decides)
            faults.Add("if", T["Question.WrongCondition"]);
        else if (question.IfAnswers.Count == 0 || question.IfAnswers.Except(decides.Choices).Any())
            faults.Add("if", T["Question.ConditionNeedsAnswers"]);
    }

    /// <summary>What is wrong with all of them: after one was moved or taken away.</summary>
    public void Check(Faults faults)
    {
        if (All.Count > Most)
            faults.Add(null, T["Question.TooMany", Most]);
        if (All.Count(q => q.Kind == QuestionKind.Text) > MostTexts)
            faults.Add(null, T["Question.TooManyTexts", MostTexts]);
        foreach (var question in All)
        {
            var own = new Faults();
            Check(question, own);
            foreach (var fault in own.Found.Take(1))
                faults.Add(null, T["Question.WrongOne", question.Text.Length <= 60 ? question.Text : question.Text[..59] + "…", fault.Message]);
        }
    }

    private static void CheckOptions(Question question, Faults faults)
    {
        var most = question.Kind == QuestionKind.Ranking ? Question.MaxRanked : Question.MaxOptions;
        if (question.Options.Count < 2 || question.Options.Count > most)
            faults.Add("options", T["Question.WrongOptions", most]);
        else if (question.Options.FirstOrDefault(o => o.Length > Question.MaxOption) is { } longest)
            faults.Add("options", T["Question.LongOption", Question.MaxOption, longest.Length]);
        else if (question.Options.Distinct(StringComparer.OrdinalIgnoreCase).Count() < question.Options.Count)
            faults.Add("options", T["Question.TwiceOption"]);
        else
            foreach (var option in question.Options)
                faults.Text("options", option, Question.MaxOption);
    }
}
