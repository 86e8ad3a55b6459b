using Gym24.Contracts;
using Gym24.Contracts.Ui;
using Gym24.Questionnaires.Questions;

namespace Gym24.Questionnaires.Answers.Answer;

/// <summary>
/// Goes through the pages of a questionnaire without script: the answers of all pages travel in the form, so that the server keeps nothing on the
/// way. Shown to those who answer and, as a preview, to those who make it.
/// </summary>
internal sealed class Walk(QuestionList questions, PostedForm form, IReadOnlyDictionary<string, string[]> before)
{
    public const string FormName = "sheet", Step = "step", Go = "go";

    private readonly IReadOnlyList<IReadOnlyList<Question>> _pages = questions.Pages();

    /// <summary>What was typed, on whatever page.</summary>
    public IReadOnlyDictionary<string, string[]> Typed { get; private set; } = before;

    /// <summary>The page that is shown; as many as there are pages: all is answered.</summary>
    public int Current { get; private set; }

    /// <summary>There is more than one page.</summary>
    public bool HasPages => _pages.Count > 1;

    /// <summary>The number of the page on the way this person goes, from 1. How many there will be is not known before the last turn.</summary>
    public int Number => 1 + _pages.Take(Current).Count(p => Asked(p).Any());

    public bool AtEnd => Current >= _pages.Count;

    /// <summary>The only page, or the last one: it is sent from here.</summary>
    public bool IsLast => Current >= _pages.Count - 1;

    public IEnumerable<Question> Shown => AtEnd ? [] : Asked(_pages[Current]);

    public IEnumerable<Question> Elsewhere => questions.All.Except(Shown);

    public bool HasBack => Before() is not null;

    /// <summary>Takes what was posted. Before anything was, the first page is shown.</summary>
    public void Take()
    {
        if (!form.IsNamed(FormName))
        {
            Current = Next(-1);
            return;
        }
        Typed = questions.All.SelectMany(SheetFields.Names).Distinct().Select(n => (Name: n, Values: form.Many(n).ToArray())).Where(n => n.Values.Length > 0)
            .ToDictionary(n => n.Name, n => n.Values);
        Current = int.TryParse(form.Text(Step), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var step) ? Math.Min(step, _pages.Count) : 0;
        if (!AtEnd && !Shown.Any())
            Current = Next(-1);
    }

    public void GoBack() => Current = Before() ?? Current;

    /// <summary>To the next page that has questions for this person.</summary>
    /// <exception cref="Refusal">What was answered on this page is not right.</exception>
    public void GoOn()
    {
        var faults = new Faults();
        Sheet.Read(questions, Typed, faults, [.. Shown.Select(q => q.Id)]);
        faults.ThrowIfAny();
        Current = Next(Current);
    }

    /// <summary>To the page where something is wrong, so that the message stands beside its question.</summary>
    public void GoToFault()
    {
        for (var page = 0; page < _pages.Count; page++)
            if (_pages[page].Any(q => form.AllErrors[q.Id] is not null))
            {
                Current = page;
                return;
            }
    }

    private int Next(int from)
    {
        for (var page = from + 1; page < _pages.Count; page++)
            if (Asked(_pages[page]).Any())
                return page;
        return _pages.Count;
    }

    private int? Before()
    {
        for (var page = Current - 1; page >= 0; page--)
            if (Asked(_pages[page]).Any())
                return page;
        return null;
    }

    private IEnumerable<Question> Asked(IReadOnlyList<Question> page) => questions.AskedOf(Sheet.Read(questions, Typed)).Intersect(page);
}
