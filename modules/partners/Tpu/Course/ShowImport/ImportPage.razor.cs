using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Ui;
using Gym24.Tpu.Course.ApplyImport;
using Gym24.Tpu.Course.PickPupils;
using Gym24.Tpu.Course.Rules;
using Microsoft.AspNetCore.Components;
using static Gym24.Tpu.Texts;

namespace Gym24.Tpu.Course.ShowImport;

public sealed partial class ImportPage
{
    private const int Size = 50;
    private ImportView _view = null!;

    [Parameter] public Guid Id { get; set; }
    [SupplyParameterFromQuery(Name = "outcome")] private string? OutcomeText { get; set; }
    [SupplyParameterFromQuery(Name = "columns")] private string? ColumnsAgain { get; set; }
    [SupplyParameterFromQuery] private string? Page { get; set; }

    private ImportFacts Import => _view.Import;

    private string Here => $"/tpu/course/imports/{Id}";

    /// <summary>The columns are asked for: at first, again on request, and while what was posted is wrong.</summary>
    private bool Mapping => Import.State == ImportState.Mapping || (Import.State == ImportState.Checked && (ColumnsAgain is not null || Form.Errors("columns") is not null));

    private Outcome? Shown => Enum.TryParse<Outcome>(OutcomeText, out var outcome) && Enum.IsDefined(outcome) ? outcome : null;

    private int Number => int.TryParse(Page, CultureInfo.InvariantCulture, out var page) && page is >= 1 and <= 10_000 ? page : 1;

    private List<Option> Columns => [.. _view.Columns.Select((c, i) => new Option(i.ToString(CultureInfo.InvariantCulture), c, Russian: true))];

    protected override Task OnInitializedAsync() => Load();

    private async Task Load() => _view = await Mediator.Send(new ReadImport(Id, Shown, Number, Size));

    private Task Map() => Form.Send(() => new MapColumns.MapColumns(Id, Form.Version(), Chosen()), r => Mediator.Send(r), _ => (null, Here), Load);

    private Dictionary<CourseField, int> Chosen()
    {
        var mapping = new Dictionary<CourseField, int>();
        foreach (var field in Enum.GetValues<CourseField>())
            if (Form.Number(MapColumns.MapColumns.Name(field)) is { } column)
                mapping[field] = column;
        return mapping;
    }

    private Task Pick() => Form.Send(() => new PickPupils.PickPupils(Id, Form.Version(), [.. _view.Open.Select(Of)]), r => Mediator.Send(r), _ => (T["Course.PicksSaved"], Here), Load);

    private Pick Of(LineView line)
    {
        var field = PickPupils.PickPupils.Field(line.Line);
        return Form.Text(field) == ImportParts.LeaveOut ? new(line.Line, null, true) : new(line.Line, Form.Id(field));
    }

    private Task Apply() => Form.Send(() => new ApplyImport.ApplyImport(Id, Form.Text("seen"), Form.Flag("skipErrors")), r => Mediator.Send(r),
        changed => (T["Course.AppliedCount", changed], $"/tpu/course?run={Import.Run}"), Load);

    private Task Discard() => Form.Send(() => new DiscardImport(Id), r => Mediator.Send(r), _ => (T["Course.WasDiscarded"], $"/tpu/course?run={Import.Run}"));
}
