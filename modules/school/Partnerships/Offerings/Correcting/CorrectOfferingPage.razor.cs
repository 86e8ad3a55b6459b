using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Catalogue.Reading;
using Microsoft.AspNetCore.Components;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Offerings.Correcting;

public sealed partial class CorrectOfferingPage
{
    private CorrectionDraft? _draft;
    private CorrectionForm _form = new();

    [Parameter] public string Id { get; set; } = "";

    private static List<Option> MonthOptions => [.. Enumerable.Range(1, 12).Select(m =>
        new Option(m.ToString(CultureInfo.InvariantCulture), OfferingWords.Capital(OfferingWords.MonthName(m))))];

    private static IReadOnlyList<Option> LevelOptions => Vocabulary.Levels.Options();

    private static IReadOnlyList<Option> StatusOptions => FileCodes.Statuses.Options();

    protected override async Task OnInitializedAsync()
    {
        _draft = await Mediator.Send(new PrepareCorrection(Id), Form.Cancellation);
        _form = Form.IsPosted ? CorrectionForm.Of(Form, _draft.Item.Shipped) : CorrectionForm.Of(_draft);
    }

    private Task Save() => Form.Send(
        () => CorrectionForm.Read(Id, Form), request => Mediator.Send(request, Form.Cancellation), _ => (T["Offering.Corrected"], $"/catalogue/{Id}"));

    private static string Shipped(string? value) => T["Offering.ShippedValue", value ?? T["Offering.NotStated"]];

    private static string Fields(OfferingCorrection correction) => correction.Overrides.Fields is { Count: > 0 } fields
        ? OfferingWords.Capital(OfferingWords.Fields(fields))
        : T["Offering.CorrectionsOff"];
}

/// <summary>The form as typed: what is wrong stays in its field.</summary>
internal sealed record CorrectionForm
{
    public string Number { get; private init; } = "0";
    public string? GradeFrom { get; private init; }
    public string? GradeTo { get; private init; }
    public string? Capacity { get; private init; }
    public IReadOnlyList<string> Months { get; private init; } = [];
    public string? When { get; private init; }
    public string? Level { get; private init; }
    public string? Urls { get; private init; }
    public string? Note { get; private init; }
    public string Status { get; private init; } = "active";
    public string? Reason { get; private init; }
    public string ShippedStatus { get; private init; } = "active";

    public static CorrectionForm Of(CorrectionDraft draft)
    {
        var offering = draft.Item.Offering;
        return new CorrectionForm
        {
            Number = Word(draft.History.Count)!,
            GradeFrom = offering.Grades.Count > 0 ? Word(offering.Grades[0]) : null,
            GradeTo = offering.Grades.Count > 0 ? Word(offering.Grades[^1]) : null,
            Capacity = Word(offering.Capacity?.Max),
            Months = [.. (offering.When?.Months ?? []).Select(m => Word(m)!)],
            When = offering.When?.Text,
            Level = offering.Level,
            Urls = string.Join("\n", offering.Urls),
            Note = offering.Note,
            Status = StatusOf(offering),
            ShippedStatus = StatusOf(draft.Item.Shipped),
        };
    }

    public static CorrectionForm Of(PostedForm form, Offering shipped) => new()
    {
        Number = form.Text("number") ?? "", GradeFrom = form.Text("gradeFrom"), GradeTo = form.Text("gradeTo"), Capacity = form.Text("capacity"),
        Months = form.Many("months"), When = form.Text("when"), Level = form.Text("level"), Urls = form.Text("urls"), Note = form.Text("note"),
        Status = form.Text("status") ?? "", Reason = form.Text("reason"), ShippedStatus = StatusOf(shipped),
    };

    public static CorrectOffering Read(string id, PostedForm form)
    {
        var months = form.Many("months").Select(m => int.TryParse(m, NumberStyles.None, CultureInfo.InvariantCulture, out var month) ? month : 0);
        var request = new CorrectOffering(id, form.Number("number") ?? 0, form.Number("gradeFrom"), form.Number("gradeTo"), [.. months],
            form.Text("when"), form.Number("capacity"), form.Given("level"),
            (form.Text("urls") ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries),
            form.Text("note"), form.Text("status") ?? "", form.Text("reason"));
        if (!form.AllErrors.Any)
            return request;
        // What could not be read is told together with what is wrong otherwise.
        var others = new Faults();
        request.Validate(others);
        foreach (var fault in others.Found)
            form.Refuse(fault.Field ?? "", fault.Message);
        return request;
    }

    private static string? Word(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string StatusOf(Offering offering) => offering.Status == OfferingStatus.Historic ? "historic" : "active";
}
