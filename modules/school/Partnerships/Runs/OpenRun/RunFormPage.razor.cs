using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Partnerships;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Runs.CopyRun;
using Gym24.Partnerships.Runs.ListRuns;
using Gym24.Partnerships.Window;
using Gym24.Partnerships.Window.DecideProposal;
using Gym24.Partnerships.Window.ListProposals;
using Microsoft.AspNetCore.Components;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Runs.OpenRun;

public sealed partial class RunFormPage
{
    private const int EarlierShown = 5;
    private RunForm _form = new();
    private Offering? _offering;
    private IReadOnlyList<Crumb> _crumbs = [];
    private List<Option> _variants = [], _teachers = [], _weekdays = [], _decisions = [];
    private IReadOnlyList<RunRow> _earlier = [];
    private int _version;
    private string _back = "/runs";
    private string? _placesHint, _stopped;

    [Parameter] public Guid? Id { get; set; }
    [SupplyParameterFromQuery] private string? Offering { get; set; }
    [SupplyParameterFromQuery] private Guid? From { get; set; }

    /// <summary>A partner's proposal that is confirmed by opening the run.</summary>
    [SupplyParameterFromQuery] private Guid? Proposal { get; set; }

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        var draft = await Draft();
        _form = Form.IsPosted ? RunForm.Of(Form) : RunForm.Of(draft);
        _offering = Catalogue.Find(_form.Offering) ?? Catalogue.Find(draft.Offering);
        if (_offering is not { } offering)
            return;
        _back = Id is { } id ? $"/runs/{id}" : Proposal is { } proposal ? $"/proposals/{proposal}" : $"/catalogue/{offering.Id}";
        _crumbs = [new(T["Run.Title"], "/runs"), new(offering.Name, _back, Russian: true)];
        if (Id is null && offering.Status == OfferingStatus.Historic)
            _stopped = T["Run.Historic"];
        _variants = [new(offering.Id, T["Run.WholeOffering"]), .. offering.Variants.Select(v => new Option(v.Id, v.Name, Russian: true))];
        _teachers = [.. (await Mediator.Send(new StaffToChoose(), Form.Cancellation)).Select(p => new Option(p.Id.ToString(), p.Name, Russian: true))];
        _weekdays = [.. Enumerable.Range(1, 6).Append(0).Select(d => new Option(((DayOfWeek)d).ToString(),
            RunWords.Capital(CultureInfo.CurrentUICulture.DateTimeFormat.DayNames[d])))];
        _decisions = [new("coordinator", T["Run.Decision.coordinator"]), new("automatic", T["Run.Decision.automatic"])];
        var stated = Variant(offering)?.Capacity?.Max ?? offering.Capacity?.Max;
        _placesHint = stated is { } max ? T["Run.Hint.placesStated", max] : T["Run.Hint.places"];
        if (Id is null && From is null && Proposal is null)
            _earlier = (await Mediator.Send(new ListRuns.ListRuns(School.Year - 1, Offering: offering.Id, Size: EarlierShown), Form.Cancellation)).Items;
    }

    private async Task<RunDraft> Draft()
    {
        if (Id is { } id)
        {
            var run = await Mediator.Send(new ShowRun.ShowRun(id), Form.Cancellation);
            _version = run.Version;
            _stopped = run.State == RunState.Open ? null : T[run.State == RunState.Cancelled ? "Run.IsCancelled" : "Run.IsClosed"];
            return RunDraft.Of(run);
        }
        if (Proposal is { } proposed)
        {
            var proposal = await Mediator.Send(new ShowProposal(proposed), Form.Cancellation);
            _version = proposal.Version;
            _stopped = proposal.State == ProposalState.Proposed ? null : T["Window.ProposalDecided"];
            return proposal.Draft;
        }
        if (From is { } from)
            return await Mediator.Send(new DraftCopy(from), Form.Cancellation);
        var offering = Offering is null ? null : Catalogue.Find(Offering);
        return new RunDraft
        {
            Offering = Offering ?? "",
            Places = offering?.Variants.FirstOrDefault(v => v.Id == Offering)?.Capacity?.Max ?? offering?.Capacity?.Max,
        };
    }

    private Variant? Variant(Offering offering) => offering.Variants.FirstOrDefault(v => v.Id == _form.Offering);

    private Task Save() => Form.Send(() => RunForm.Read(Form), async draft =>
    {
        if (Id is not { } id)
            return Proposal is { } proposal
                ? await Mediator.Send(new ConfirmProposal(proposal, Form.Version(), draft), Form.Cancellation)
                : await Mediator.Send(new OpenRun(draft), Form.Cancellation);
        await Mediator.Send(new ChangeRun.ChangeRun(id, Form.Version(), draft), Form.Cancellation);
        return id;
    }, id => (T[Id is null ? "Run.Opened" : "Run.Saved"], $"/runs/{id}"), Load);
}
