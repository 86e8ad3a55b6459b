using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.People;
using Gym24.Contracts.Ui;
using Gym24.People.Import.ApplyImport;
using Gym24.People.Import.CheckImport;
using Gym24.People.Import.DiscardImport;
using Gym24.People.Import.Lines;
using Gym24.People.Import.RunImport;
using MediatR;
using Microsoft.AspNetCore.Components;
using static Gym24.People.Texts;

namespace Gym24.People.Import.ShowImport;

public sealed partial class ImportPage
{
    private static readonly RosterField[] OnlyPupils =
        [RosterField.Class, RosterField.Grade, RosterField.Letter, RosterField.HomeroomTeacher, RosterField.Mother, RosterField.Father, RosterField.Guardian, RosterField.GuardianRelation];

    private FormErrors _errors = new();
    private ImportView _view = null!;
    private RosterImport _import = null!;
    private List<Option> _columns = [];

    [Parameter] public Guid Id { get; set; }
    [SupplyParameterFromQuery(Name = "outcome")] private string? OutcomeText { get; set; }
    [SupplyParameterFromQuery] private string? Page { get; set; }
    [SupplyParameterFromQuery] private string? Columns { get; set; }
    [SupplyParameterFromForm(FormName = "mapping")] private Sent? Input { get; set; }
    [SupplyParameterFromForm(FormName = "apply")] private SentApply? ApplyInput { get; set; }

    private Outcome? Shown => Enum.TryParse<Outcome>(OutcomeText, out var outcome) && Enum.IsDefined(outcome) ? outcome : null;

    private int Number => int.TryParse(Page, CultureInfo.InvariantCulture, out var n) && n > 0 ? n : 1;

    private int Step => _import.State switch
    {
        ImportState.Mapping => 1,
        ImportState.Checking or ImportState.Checked or ImportState.Failed => 2,
        ImportState.Applying => 3,
        ImportState.Applied => 4,
        _ => 0,
    };

    private IEnumerable<RosterField> Fields => Enum.GetValues<RosterField>().Where(f => _import.Kind == PersonKind.Pupil || !OnlyPupils.Contains(f));

    private (Outcome Outcome, int Count)[] Counts =>
        [(Outcome.New, _import.New), (Outcome.Changed, _import.Changed), (Outcome.Unchanged, _import.Unchanged), (Outcome.Left, _import.Left), (Outcome.Error, _import.Errors)];

    protected override async Task OnInitializedAsync()
    {
        _view = await Mediator.Send(new ShowImport(Id, Size: 1, Preview: Columns is not null || Input is not null));
        _import = _view.Import;
        if (Columns is not null && _import.State == ImportState.Checked)
            _import.State = ImportState.Mapping;
        _columns = _import.Columns.Select((c, i) => new Option(i.ToString(CultureInfo.InvariantCulture), c, Russian: true)).ToList();
    }

    private string? Chosen(RosterField field) => Input is not null ? Input.Mapping.GetValueOrDefault(field.ToString())
        : _import.Mapping.TryGetValue(field, out var column) ? column.ToString(CultureInfo.InvariantCulture) : null;

    private Task Check() => Do(async () =>
    {
        var mapping = new Dictionary<RosterField, int>();
        foreach (var (name, column) in Input?.Mapping ?? [])
            if (Enum.TryParse<RosterField>(name, out var field) && int.TryParse(column, CultureInfo.InvariantCulture, out var index))
                mapping[field] = index;
        await Mediator.Send(new CheckImport.CheckImport(Id, mapping, _import.Kind, Input?.Complete ?? false,
            PersonWords.Date(Input?.EffectiveOn) ?? _import.EffectiveOn));
    });

    private Task Again() => Do(() => Mediator.Send(new CheckImport.CheckImport(Id, _import.Mapping, _import.Kind, _import.Complete, _import.EffectiveOn)));

    private Task Apply() => Do(async () =>
    {
        if (!await Mediator.Send(new ApplyImport.ApplyImport(Id, ApplyInput?.SkipErrors ?? false)))
            Flash.Warn(T["Import.Rechecked"]);
    });

    private async Task Discard()
    {
        try
        {
            await Mediator.Send(new DiscardImport.DiscardImport(Id));
            Flash.Done(T["Import.WasDiscarded"]);
            Address.NavigateTo("/people/import");
        }
        catch (Refusal refusal)
        {
            _errors = FormErrors.Of(refusal);
        }
    }

    /// <summary>Small files are through before the next page shows; the job goes on with the others.</summary>
    private async Task Do(Func<Task> change)
    {
        try
        {
            await change();
            if (_import.Lines <= RunImport.RunImport.SmallLines)
                await Mediator.Send(new RunImport.RunImport(Id, RunImport.RunImport.SmallLines));
            Address.NavigateTo($"/people/import/{Id}");
        }
        catch (Refusal refusal)
        {
            _errors = FormErrors.Of(refusal);
            if (Input is not null && _import.State == ImportState.Checked)
                _import.State = ImportState.Mapping;
        }
    }

    private sealed class Sent
    {
        public Dictionary<string, string> Mapping { get; set; } = [];
        public string? EffectiveOn { get; set; }
        public bool Complete { get; set; }
    }

    private sealed class SentApply
    {
        public bool SkipErrors { get; set; }
    }
}
