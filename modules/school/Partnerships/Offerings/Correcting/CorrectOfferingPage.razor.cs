using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Offerings;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Catalogue.Reading;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Offerings.Correcting;

public sealed partial class CorrectOfferingPage
{
    private CorrectionDraft? _draft;
    private CorrectionForm _form = new();
    private FormErrors? _errors;

    [Parameter] public string Id { get; set; } = "";

    [CascadingParameter] private HttpContext Http { get; set; } = null!;

    private static List<Option> MonthOptions => [.. Enumerable.Range(1, 12).Select(m =>
        new Option(m.ToString(CultureInfo.InvariantCulture), OfferingWords.Capital(OfferingWords.MonthName(m))))];

    private static List<Option> LevelOptions => [.. Vocabulary.Levels.All.Select(l => new Option(l, OfferingWords.Capital(Vocabulary.Levels.Title(l))))];

    private static List<Option> StatusOptions => [.. Vocabulary.Statuses.All.Select(s => new Option(s, OfferingWords.Capital(Vocabulary.Statuses.Title(s))))];

    protected override async Task OnInitializedAsync()
    {
        _draft = await Mediator.Send(new PrepareCorrection(Id), Http.RequestAborted);
        _form = HttpMethods.IsPost(Http.Request.Method) && Http.Request.HasFormContentType
            ? CorrectionForm.Of(await Http.Request.ReadFormAsync(Http.RequestAborted), _draft.Item.Shipped)
            : CorrectionForm.Of(_draft);
    }

    private async Task Save()
    {
        _errors = [];
        Http.Response.StatusCode = StatusCodes.Status400BadRequest;
        if (_form.Request(Id, _errors) is { } request)
        {
            try
            {
                await Mediator.Send(request, Http.RequestAborted);
                Http.Response.StatusCode = StatusCodes.Status303SeeOther;
                Http.Response.Headers.Location = $"/catalogue/{Id}";
                return;
            }
            catch (Refusal refusal) when (refusal.Kind is RefusalKind.Invalid or RefusalKind.Stale or RefusalKind.Rule)
            {
                CorrectionForm.Add(refusal.Faults, _errors);
                if (refusal.Kind != RefusalKind.Invalid)
                    Http.Response.StatusCode = refusal.Kind == RefusalKind.Stale ? StatusCodes.Status409Conflict : StatusCodes.Status422UnprocessableEntity;
            }
        }
    }

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

    public static CorrectionForm Of(IFormCollection form, Offering shipped) => new()
    {
        Number = form["number"].ToString(), GradeFrom = form["gradeFrom"], GradeTo = form["gradeTo"], Capacity = form["capacity"],
        Months = [.. form["months"].OfType<string>()], When = form["when"], Level = form["level"], Urls = form["urls"], Note = form["note"],
        Status = form["status"].ToString(), Reason = form["reason"], ShippedStatus = StatusOf(shipped),
    };

    public CorrectOffering? Request(string id, FormErrors errors)
    {
        var request = new CorrectOffering(id, Whole("number", Number, errors) ?? 0, Whole("gradeFrom", GradeFrom, errors), Whole("gradeTo", GradeTo, errors),
            [.. Months.Select(m => Whole("months", m, errors)).OfType<int>()], When, Whole("capacity", Capacity, errors),
            string.IsNullOrEmpty(Level) ? null : Level,
            (Urls ?? "").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries), Note, Status, Reason);
        if (!errors.Any)
            return request;
        // What could not be read is told together with what is wrong otherwise.
        var others = new Faults();
        request.Validate(others);
        Add(others.Found.Where(f => errors[f.Field ?? ""] is null), errors);
        return null;
    }

    public static void Add(IEnumerable<Fault> faults, FormErrors errors)
    {
        foreach (var fault in faults)
            errors.Add(fault.Field ?? "", fault.Message);
    }

    private static int? Whole(string field, string? typed, FormErrors errors)
    {
        if (string.IsNullOrWhiteSpace(typed))
            return null;
        if (int.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
            return number;
        errors.Add(field, T["Offering.Fault.Whole"]);
        return null;
    }

    private static string? Word(int? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string StatusOf(Offering offering) => offering.Status == OfferingStatus.Historic ? "historic" : "active";
}
