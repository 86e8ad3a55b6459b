using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Applications.MyEntries;
using Gym24.Partnerships.Runs;
using Microsoft.AspNetCore.Components;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Applications.EnterClass;

public sealed partial class EnterClassPage
{
    private ClassToEnter? _shown;
    private EntryTerms _terms = new(null, Weight.Doubt, false);
    private List<Option> _options = [];
    private HashSet<string> _chosen = [];
    private bool _closed, _gradesUnknown;

    [Parameter] public Guid Id { get; set; }
    [SupplyParameterFromQuery(Name = "class")] private Guid? Class { get; set; }
    [SupplyParameterFromQuery(Name = "teachers")] private bool? Teachers { get; set; }

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        _terms = EntryTerms.Of(Caller, null);
        var shown = _shown = await Mediator.Send(new ClassCandidates(Id, Class, Teachers), Form.Cancellation);
        _closed = shown.OfRun.Any(f => f.Weight > _terms.Overrules);
        _gradesUnknown = shown.Pupils.Any(p => p.Findings.Any(f => f.Code == "grade-unknown"));
        _options = [.. shown.Pupils.Select(Option)];
        _chosen = Form.IsPosted ? [.. Form.Many("people")]
            : shown.Teachers ? [] : [.. shown.Pupils.Where(p => p.Findings.All(f => f.Weight == Weight.Doubt)).Select(p => p.Person.Id.ToString())];
    }

    /// <summary>A pupil with what speaks against the entry; who cannot be entered at all cannot be ticked.</summary>
    private Option Option(Candidate pupil)
    {
        var state = pupil.Entry is { } entry && !Seats.IsOver(entry.State) ? RunWords.Of(entry.State, pupil.Rank).Label : null;
        var hint = string.Join(" ", pupil.Findings.Where(f => f.Code is not ("already-applied" or "grade-unknown")).Select(f => f.Message).Prepend(state).OfType<string>());
        return new Option(pupil.Person.Id.ToString(), pupil.Person.DisplayName, hint.Length > 0 ? hint : null,
            Disabled: pupil.Findings.Any(f => f.Weight > _terms.Overrules), Russian: true);
    }

    private Task Enter() => Form.Send(
        () => new Apply.Apply(Id, Form.Ids("people"), OverruleReason: Form.Text("overruleReason"), Whole: true),
        request => Mediator.Send(request, Form.Cancellation),
        outcomes => (Said(outcomes.Count, outcomes.Count(o => o.State == ApplicationState.Waiting)), $"/runs/{Id}"), Load);

    private static string Said(int all, int waiting) =>
        waiting == 0 ? T["Application.Entered", all] : T["Application.EnteredAndWaiting", all - waiting, waiting];
}
