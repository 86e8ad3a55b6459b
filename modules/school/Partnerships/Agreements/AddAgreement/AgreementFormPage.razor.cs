using Gym24.Contracts.Ui;
using Microsoft.AspNetCore.Components;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements.AddAgreement;

public sealed partial class AgreementFormPage
{
    private AgreementForm _form = new();
    private Basis? _basis;
    private IReadOnlyList<Crumb> _crumbs = [new(T["Agreement.Title"], "/agreements")];
    private List<Option> _kinds = [], _partners = [], _staff = [], _forms = [];
    private int _version;
    private Guid _submission;
    private string _back = "/agreements";

    [Parameter] public string? Id { get; set; }
    [SupplyParameterFromQuery] private string? Partner { get; set; }

    protected override Task OnInitializedAsync() => Load();

    private async Task Load()
    {
        if (Id is { } id)
        {
            _basis = (await Mediator.Send(new ShowAgreement.ShowAgreement(id), Form.Cancellation)).Basis;
            _version = _basis.Version;
            _back = $"/agreements/{id}";
            _crumbs = [new(T["Agreement.Title"], "/agreements"), new(AgreementWords.Head(_basis), _back, Russian: _basis.Shipped is not null)];
        }
        _form = Form.IsPosted ? AgreementForm.Of(Form)
            : AgreementForm.Of(_basis is { } basis ? AgreementDraft.Of(basis) : new AgreementDraft { Form = AgreementKinds.Cooperation, Partners = Known(Partner) });
        _submission = Guid.TryParse(Form.Text("submission"), out var before) ? before : Guid.NewGuid();
        _kinds = [.. AgreementKinds.All.Select(k => new Option(k, AgreementKinds.Title(k), Group: T[AgreementKinds.IsAct(k) ? "Agreement.Group.acts" : "Agreement.Group.papers"]))];
        _forms = [new("", T["Agreement.Form.none"]), .. AgreementKinds.Forms.Select(f => new Option(f, T["Agreement.Form." + f], T["Agreement.FormText." + f]))];
        _partners = [.. Catalogue.Current.ListedPartners.Select(p => new Option(p.Id, p.ShortName, Russian: true))];
        _staff = [.. (await Mediator.Send(new ResponsibleToChoose(), Form.Cancellation)).Select(p => new Option(p.Id.ToString(), p.Name, Russian: true))];
        if (_basis?.Row is { Responsible: { } person, ResponsibleName: { } name } && _staff.TrueForAll(s => s.Value != person.ToString()))
            _staff.Add(new Option(person.ToString(), name, Russian: true));
    }

    private IReadOnlyList<string> Known(string? partner) => partner is not null && Catalogue.Current.Partners.ContainsKey(partner) ? [partner] : [];

    /// <summary>What the catalogue says, beside a field the school has put right.</summary>
    private string? Shipped(string field) => _basis is not { Facts: { } facts } || !_basis.IsOwn(field) ? null : T["Agreement.ShippedValue", field switch
    {
        BasisFields.Number => facts.Number,
        BasisFields.Date => facts.Date is { } date ? AgreementWords.Day(date) : null,
        BasisFields.Issuer => facts.Issuer,
        _ => Words.Range(facts.From, facts.To) ?? _basis.Shipped!.Term,
    } ?? T["Offering.NotStated"]];

    private Task Save() => Form.Send(() => AgreementForm.Read(Form), async draft =>
    {
        if (Id is not { } id)
            return (await Mediator.Send(new AddAgreement(draft, _submission), Form.Cancellation)).ToString();
        await Mediator.Send(new ChangeAgreement.ChangeAgreement(id, Form.Version(), draft), Form.Cancellation);
        return id;
    }, id => (T[Id is null ? "Agreement.Added" : "Agreement.Saved"], $"/agreements/{id}"), Load);
}
