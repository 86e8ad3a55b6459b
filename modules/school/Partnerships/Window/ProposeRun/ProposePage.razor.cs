using Gym24.Contracts.Offerings;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Runs;
using Gym24.Partnerships.Runs.ListRuns;
using Microsoft.AspNetCore.Components;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Window.ProposeRun;

public sealed partial class ProposePage
{
    private RunForm _form = new();
    private Offering? _offering;
    private List<Option> _variants = [];
    private IReadOnlyList<RunRow> _earlier = [];

    [SupplyParameterFromQuery] private string? Offering { get; set; }
    [SupplyParameterFromQuery] private Guid? From { get; set; }

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        var begun = await Mediator.Send(new DraftProposal(string.IsNullOrWhiteSpace(Offering) ? null : Offering, From), Form.Cancellation);
        (_offering, _earlier) = (begun.Offering, begun.Earlier);
        _form = Form.IsPosted ? RunForm.Of(Form) : RunForm.Of(begun.Draft);
        if (_offering is { } offering)
            _variants = [new(offering.Id, T["Run.WholeOffering"]), .. offering.Variants.Select(v => new Option(v.Id, v.Name, Russian: true))];
    }

    private Task Save() => Form.Send(
        () => new ProposeRun(RunForm.Read(Form), Form.Text("note")), request => Mediator.Send(request, Form.Cancellation),
        _ => (T["Window.Sent"], "/window"), Load);
}
