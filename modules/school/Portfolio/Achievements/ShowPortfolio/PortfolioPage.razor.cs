using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Ui;
using Microsoft.AspNetCore.Components;
using static Gym24.Portfolio.Texts;

namespace Gym24.Portfolio.Achievements.ShowPortfolio;

public sealed partial class PortfolioPage
{
    private ShownPortfolio? _shown;
    private List<ActiveFilter> _filters = [];

    [Parameter] public Guid Pupil { get; set; }
    [SupplyParameterFromQuery] private int? Year { get; set; }
    [SupplyParameterFromQuery] private string? Level { get; set; }
    [SupplyParameterFromQuery] private string? Outcome { get; set; }
    [SupplyParameterFromQuery] private string? Kind { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _shown = await Mediator.Send(new ShowPortfolio(Pupil, Year, Given(Level), Given(Outcome), Given(Kind)));
        if (Year is { } year)
            _filters.Add(new("year", year.ToString(CultureInfo.InvariantCulture), AchievementWords.Year(year)));
        if (Given(Level) is { } level)
            _filters.Add(new("level", level, Vocabulary.Levels.Word(level)));
        if (Given(Outcome) is { } outcome)
            _filters.Add(new("outcome", outcome, Vocabulary.Outcomes.Word(outcome)));
        if (Given(Kind) is { } kind)
            _filters.Add(new("kind", kind, Vocabulary.Kinds.Word(kind)));
    }

    private static string? Given(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    private string Count(string outcome) => Words.Number(_shown!.Confirmed.Count(a => a.Outcome == outcome));

    private static List<Bar> ByLevel(ShownPortfolio shown) =>
    [
        .. Vocabulary.Levels.All.Select(level => new Bar(Vocabulary.Levels.Word(level), shown.Confirmed.Count(a => a.Level == level), Href: $"?level={level}")),
        new Bar(T["Portfolio.NoLevel"], shown.Confirmed.Count(a => a.Level is null), Tone: Tone.Neutral),
    ];

    private IEnumerable<int> Shown(ShownPortfolio shown) =>
        shown.Years.Where(y => shown.Items.Any(a => a.SchoolYear == y) || Others(shown, y).Count > 0);

    /// <summary>What was attended without a result; left out where one filters by something only results have.</summary>
    private List<Participation> Others(ShownPortfolio shown, int year) => _filters.Any(f => f.Name != "year") || (Year is { } one && one != year) ? []
        : [.. shown.Participations.Where(p => p.SchoolYear == year && p.TookPart && shown.All.All(a => a.RunId != p.RunId))];

    private bool MayVoid(Achievement row) => row.RunId is null && _shown!.MayAdd
        && (_shown.MayConfirm || (row.State != AchievementState.Confirmed && row.EnteredBy == Caller.UserId));

    private Task Void(Achievement row) => Form.Send(
        () => new VoidAchievement.VoidAchievement(row.Id, Form.Version()), request => Mediator.Send(request), _ => (T["Portfolio.Voided"], $"/portfolio/{Pupil}"));
}
