using System.Diagnostics.CodeAnalysis;
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
    private FormErrors _errors = new();
    private List<Option> _options = [];
    private Sent _input = new();

    [Parameter] public Guid Pupil { get; set; }
    [SupplyParameterFromQuery] private int? Year { get; set; }
    [SupplyParameterFromForm(FormName = "route")] private Sent? Input { get; set; }

    private string Back => $"/portfolio/{Pupil}/route?year={_shown!.SchoolYear}";

    protected override async Task OnInitializedAsync()
    {
        _shown = await Mediator.Send(new ShowRoute.ShowRoute(Pupil, Year));
        if (!_shown.MayEdit)
            throw new Refusal(RefusalKind.Forbidden, "forbidden", T["Route.NotYours"]);
        _input = Input ?? Sent.Of(_shown.Route);
        _input.Steps ??= [];
        // The name of an offering stands in its own field; the words beside it are for what one calls it oneself.
        foreach (var step in _input.Steps.Where(s => s.Title == Name(s.Offering)))
            step.Title = null;
        while (_input.Steps.Count < IndividualRoute.MaxSteps && _input.Steps.Count(s => s.IsEmpty) < Spare)
            _input.Steps.Add(new SentStep());
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
            .Select(o => new Option(o.Id, o.Name, Group: Vocabulary.Kind(o.Kind), Russian: true))
            .OrderBy(o => Fold.SortKey(o.Group), StringComparer.Ordinal).ThenBy(o => Fold.SortKey(o.Label), StringComparer.Ordinal);
    }

    private string? Name(string? offering) => string.IsNullOrEmpty(offering) || Offerings.Find(offering) is not { } found ? null
        : found.Variants.FirstOrDefault(v => v.Id == offering)?.Name ?? found.Name;

    private async Task Save()
    {
        try
        {
            await Mediator.Send(new SaveRoute(Pupil, _shown!.SchoolYear, _input.Goals, _input.Summary,
                [.. _input.Steps.Select(s => new StepDraft(s.Offering, s.Title, s.When, s.Done))], _input.Version));
        }
        catch (Refusal refusal)
        {
            _errors = FormErrors.Of(refusal, "Input.");
            return;
        }
        Flash.Done(T["Route.Saved"]);
        Navigation.NavigateTo(Back);
    }

    private sealed class Sent
    {
        public int Version { get; set; }
        public string? Goals { get; set; }
        public string? Summary { get; set; }
        /// <summary>None when a form was posted without a line.</summary>
        [AllowNull] public List<SentStep> Steps { get; set; } = [];

        public static Sent Of(IndividualRoute? route) => route is null ? new() : new()
        {
            Version = route.Version, Goals = route.Goals, Summary = route.Summary,
            Steps = [.. route.Steps.OrderBy(s => s.Number).Select(s => new SentStep { Offering = s.Offering, Title = s.Title, When = s.When, Done = s.Done })],
        };
    }

    private sealed class SentStep
    {
        public string? Offering { get; set; }
        public string? Title { get; set; }
        public string? When { get; set; }
        public bool Done { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Offering) && string.IsNullOrWhiteSpace(Title);
    }
}
