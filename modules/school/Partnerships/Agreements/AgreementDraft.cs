using Gym24.Contracts;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements;

/// <summary>A legal basis as a form or a caller of the API states it.</summary>
internal sealed record AgreementDraft
{
    private const int FirstYear = 1900, LastYear = 2200, MaxPartners = 60;

    public string Kind { get; init; } = "";
    public string? Title { get; init; }
    public string? Number { get; init; }
    public DateOnly? Date { get; init; }
    public string? Issuer { get; init; }
    public string? Subject { get; init; }
    public DateOnly? From { get; init; }
    public DateOnly? To { get; init; }
    public bool OpenEnded { get; init; }
    public string? Form { get; init; }
    public string? Programme { get; init; }
    public string? Resources { get; init; }
    public string? Duties { get; init; }
    public string? Issued { get; init; }
    public IReadOnlyList<string> Partners { get; init; } = [];
    public string? Others { get; init; }
    public Guid? Responsible { get; init; }

    public static AgreementDraft Of(Basis basis) => new()
    {
        Kind = basis.Kind, Title = basis.Title, Number = basis.Number, Date = basis.Date, Issuer = basis.Issuer, Subject = basis.Subject,
        From = basis.From, To = basis.To, OpenEnded = basis.OpenEnded, Form = basis.Form, Programme = basis.Row?.Programme,
        Resources = basis.Row?.Resources, Duties = basis.Row?.Duties, Issued = basis.Row?.Issued, Partners = basis.Partners,
        Others = basis.Row?.Others, Responsible = basis.Row?.Responsible,
    };

    /// <param name="faults">Where they are collected.</param>
    /// <param name="own">The school enters it itself: then it must be said what it is, with whom and what for. A shipped one may leave open what its source does.</param>
    public void Check(Faults faults, bool own)
    {
        if (!AgreementKinds.All.Contains(Kind))
            faults.Add("kind", T[Kind.Length == 0 ? "Agreement.KindMissing" : "Agreement.KindUnknown"], "required");
        faults.Text("title", Title, AgreementTables.NameLength, required: false);
        faults.Text("number", Number, AgreementTables.NumberLength, required: false);
        faults.Text("issuer", Issuer, AgreementTables.IssuerLength, required: false);
        faults.Text("subject", Subject, AgreementTables.TextLength, required: own && !AgreementKinds.IsAct(Kind));
        faults.Text("others", Others, AgreementTables.NameLength, required: false);
        Day(faults, "date", Date);
        Day(faults, "from", From);
        Day(faults, "to", To);
        if (OpenEnded && To is not null)
            faults.Add("to", T["Agreement.OpenAndTo"], "order");
        faults.Order("to", From, To);
        if (Partners.Count > MaxPartners)
            faults.Add("partners", T["Agreement.TooManyPartners", MaxPartners], "too-many");
        if (own && string.IsNullOrWhiteSpace(Title) && string.IsNullOrWhiteSpace(Number))
            faults.Add("number", T["Agreement.NameMissing"], "required");
        if (own && !AgreementKinds.IsAct(Kind) && Partners.Count == 0 && string.IsNullOrWhiteSpace(Others))
            faults.Add("partners", T["Agreement.PartnerMissing"], "required");
        CheckForm(faults);
    }

    /// <summary>What each kind of cooperation must state (273-FZ, art. 15, part 3).</summary>
    private void CheckForm(Faults faults)
    {
        if (Form is not null && !AgreementKinds.Forms.Contains(Form))
            faults.Add("form", T["Agreement.FormUnknown"]);
        var network = Form == AgreementKinds.Network;
        if (network && Kind != AgreementKinds.Contract)
            faults.Add("form", T["Agreement.NetworkIsContract"], "network");
        faults.Text("programme", Programme, AgreementTables.NameLength, network);
        faults.Text("resources", Resources, AgreementTables.TextLength, network);
        faults.Text("duties", Duties, AgreementTables.TextLength, network);
        faults.Text("issued", Issued, AgreementTables.NameLength, network);
        if (network && To is null && !OpenEnded)
            faults.Add("to", T["Agreement.NetworkTerm"], "required");
        if (network && Partners.Count == 0 && string.IsNullOrWhiteSpace(Others))
            faults.Add("partners", T["Agreement.PartnerMissing"], "required");
        if (Form == AgreementKinds.Cooperation && new[] { Programme, Resources, Duties, Issued }.Any(t => !string.IsNullOrWhiteSpace(t)))
            faults.Add("form", T["Agreement.NotCooperation"], "network");
    }

    private static void Day(Faults faults, string field, DateOnly? day)
    {
        if (day?.Year is < FirstYear or > LastYear)
            faults.Add(field, T["Agreement.YearFar", FirstYear, LastYear], "range");
    }
}
