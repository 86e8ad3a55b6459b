using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Ui;
using Gym24.Portfolio.Achievements;
using Gym24.Portfolio.Routes.ShowRoute;
using Microsoft.AspNetCore.Components;
using static Gym24.Portfolio.Texts;

namespace Gym24.Portfolio.Routes.SaveRoute;

public sealed partial class EditRoutePage
{
    /// <summary>Empty lines below the plan: without script they are how a plan grows.</summary>
    private const int Spare = 3;

    private ShownRoute? _shown;
    private List<Option> _options = [];
    private Typed _input = new();

    [Parameter] public Guid Pupil { get; set; }
    [SupplyParameterFromQuery] private int? Year { get; set; }

    private string Back => $"/portfolio/{Pupil}/route?year={_shown!.SchoolYear}";

    protected override async Task OnInitializedAsync()
    {
        _shown = await Mediator.Send(new ShowRoute.ShowRoute(Pupil, Year));
        if (!_shown.MayEdit)
            throw new Refusal(RefusalKind.Forbidden, "forbidden", T["Route.NotYours"]);
        _input = Form.IsPosted ? Typed.Of(Form) : Typed.Of(_shown.Route);
        // The name of an offering stands in its own field; the words beside it are for what one calls it oneself.
        foreach (var step in _input.Steps.Where(s => s.Title == Name(s.Offering)))
            step.Title = null;
        while (_input.Steps.Count < IndividualRoute.MaxSteps && _input.Steps.Count(s => s.IsEmpty) < Spare)
            _input.Steps.Add(new Step());
        _options = Choices(_shown.Person.Grade).ToList();
    }

    /// <summary>What pupils of the grade can be offered, and what the plan already names.</summary>
    private IEnumerable<Option> Choices(int? grade)
    {
        var offered = Modules.All.SelectMany(m => Offerings.OfModule(m.Manifest.Id))
            .Where(o => o is { Status: OfferingStatus.Active, Withdrawn: false } && o.Audience.Contains("pupils")
                && (o.Grades.Count == 0 || grade is null || o.Grades.Contains(grade.Value)));
        var kept = _input.Steps.Select(s => s.Offering).Where(id => !string.IsNullOrEmpty(id)).Select(id => Offerings.Find(id!)).OfType<Offering>();
        return offered.Union(kept).DistinctBy(o => o.Id)
            .Select(o => new Option(o.Id, o.Name, Group: Vocabulary.Kinds.Word(o.Kind), Russian: true))
            .OrderBy(o => Fold.SortKey(o.Group), StringComparer.Ordinal).ThenBy(o => Fold.SortKey(o.Label), StringComparer.Ordinal);
    }

    private string? Name(string? offering) => string.IsNullOrEmpty(offering) || Offerings.Find(offering) is not { } found ? null
        : found.Variants.FirstOrDefault(v => v.Id == offering)?.Name ?? found.Name;

    private Task Save() => Form.Send(
        () => new SaveRoute(Pupil, _shown!.SchoolYear, _input.Goals, _input.Summary,
            [.. _input.Steps.Select(s => new StepDraft(s.Offering, s.Title, s.When, s.Done))], Form.Version()),
        request => Mediator.Send(request), _ => (T["Route.Saved"], Back));

    private sealed class Typed
    {
        public string Version { get; private init; } = "0";
        public string? Goals { get; private init; }
        public string? Summary { get; private init; }
        public List<Step> Steps { get; private init; } = [];

        public static Typed Of(IndividualRoute? route) => route is null ? new() : new()
        {
            Version = route.Version.ToString(CultureInfo.InvariantCulture), Goals = route.Goals, Summary = route.Summary,
            Steps = [.. route.Steps.OrderBy(s => s.Number).Select(s => new Step { Offering = s.Offering, Title = s.Title, When = s.When, Done = s.Done })],
        };

        public static Typed Of(PostedForm form) => new()
        {
            Version = form.Text("version") ?? "0", Goals = form.Text("goals"), Summary = form.Text("summary"),
            Steps = [.. Enumerable.Range(0, IndividualRoute.MaxSteps).TakeWhile(i => form.Text($"steps[{i}].offering") is not null).Select(i => new Step
            {
                Offering = form.Text($"steps[{i}].offering"), Title = form.Text($"steps[{i}].title"), When = form.Text($"steps[{i}].when"),
                Done = form.Flag($"steps[{i}].done"),
            })],
        };
    }

    private sealed class Step
    {
        public string? Offering { get; init; }
        public string? Title { get; set; }
        public string? When { get; init; }
        public bool Done { get; init; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Offering) && string.IsNullOrWhiteSpace(Title);
    }
}
