using Gym24.Contracts.Ui;

namespace Gym24.Partnerships.Agreements;

/// <summary>The form of a legal basis as typed: what is wrong stays in its field.</summary>
internal sealed record AgreementForm
{
    public string Kind { get; init; } = "";
    public string? Title { get; init; }
    public string? Number { get; init; }
    public string? Date { get; init; }
    public string? Issuer { get; init; }
    public string? Subject { get; init; }
    public string? From { get; init; }
    public string? To { get; init; }
    public bool OpenEnded { get; init; }
    public string? Form { get; init; }
    public string? Programme { get; init; }
    public string? Resources { get; init; }
    public string? Duties { get; init; }
    public string? Issued { get; init; }
    public IReadOnlyList<string> Partners { get; init; } = [];
    public string? Others { get; init; }
    public string? Responsible { get; init; }

    public static AgreementForm Of(AgreementDraft draft) => new()
    {
        Kind = draft.Kind, Title = draft.Title, Number = draft.Number, Date = FormValues.Of(draft.Date), Issuer = draft.Issuer,
        Subject = draft.Subject, From = FormValues.Of(draft.From), To = FormValues.Of(draft.To), OpenEnded = draft.OpenEnded, Form = draft.Form,
        Programme = draft.Programme, Resources = draft.Resources, Duties = draft.Duties, Issued = draft.Issued, Partners = draft.Partners,
        Others = draft.Others, Responsible = draft.Responsible?.ToString(),
    };

    public static AgreementForm Of(PostedForm form) => new()
    {
        Kind = form.Text("kind") ?? "", Title = form.Text("title"), Number = form.Text("number"), Date = form.Text("date"), Issuer = form.Text("issuer"),
        Subject = form.Text("subject"), From = form.Text("from"), To = form.Text("to"), OpenEnded = form.Flag("openEnded"), Form = form.Text("cooperation"),
        Programme = form.Text("programme"), Resources = form.Text("resources"), Duties = form.Text("duties"), Issued = form.Text("issued"),
        Partners = form.Many("partners"), Others = form.Text("others"), Responsible = form.Text("responsible"),
    };

    public static AgreementDraft Read(PostedForm form) => new()
    {
        Kind = form.Text("kind") ?? "", Title = Lines(form, "title"), Number = form.Text("number"), Date = form.Date("date"), Issuer = form.Text("issuer"),
        Subject = Lines(form, "subject"), From = form.Date("from"), To = form.Date("to"), OpenEnded = form.Flag("openEnded"), Form = form.Given("cooperation"),
        Programme = form.Text("programme"), Resources = Lines(form, "resources"), Duties = Lines(form, "duties"), Issued = form.Text("issued"),
        Partners = form.Many("partners"), Others = form.Text("others"), Responsible = form.Id("responsible"),
    };

    /// <summary>A browser sends line ends as two characters; what is compared with a shipped text has one.</summary>
    private static string? Lines(PostedForm form, string field) => form.Text(field)?.Replace("\r\n", "\n", StringComparison.Ordinal);
}
