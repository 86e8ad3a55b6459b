using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Catalogue;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http.Extensions;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Agreements.ListAgreements;

public sealed partial class AgreementsPage
{
    private const int Size = 25;
    private FoundBases _found = new([], 0, 0, 0, 0, Snapshot.Empty);
    private List<ActiveFilter> _filters = [];
    private List<Option> _partners = [];
    private int _page = 1;
    private string? _fault;

    [SupplyParameterFromQuery] private string? Q { get; set; }
    [SupplyParameterFromQuery] private string? Kind { get; set; }
    [SupplyParameterFromQuery] private string? Validity { get; set; }
    [SupplyParameterFromQuery] private string? Partner { get; set; }
    [SupplyParameterFromQuery(Name = "cooperation")] private string? Form { get; set; }
    [SupplyParameterFromQuery] private string? Offering { get; set; }
    [SupplyParameterFromQuery] private string? Sort { get; set; }
    [SupplyParameterFromQuery] private string? Page { get; set; }

    private string Export => "/files/partnerships/agreements" + QueryString();

    protected override async Task OnInitializedAsync()
    {
        _page = int.TryParse(Page, CultureInfo.InvariantCulture, out var page) && page is > 0 and <= 100_000 ? page : 1;
        _partners = [.. Catalogue.Current.ListedPartners.Select(p => new Option(p.Id, p.ShortName, Russian: true))];
        _filters = [.. Filters()];
        try
        {
            _found = await Mediator.Send(new ListAgreements(Blank(Kind), Blank(Partner), Blank(Validity), Blank(Form), Blank(Offering), Blank(Q), Blank(Sort), _page, Size));
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Invalid)
        {
            _fault = refusal.Message;
        }
    }

    private IEnumerable<ActiveFilter> Filters()
    {
        if (Blank(Q) is { } text)
            yield return new("q", text, $"«{text}»");
        if (Blank(Kind) is { } kind && ListAgreements.Kinds.Contains(kind))
            yield return new("kind", kind, T["Agreement.Kind." + kind]);
        if (Blank(Validity) is { } validity && ListAgreements.ValidityWords.Contains(validity))
            yield return new("validity", validity, T["Agreement.Validity." + validity]);
        if (Blank(Partner) is { } partner)
            yield return new("partner", partner, Catalogue.Current.PartnerName(partner), Russian: true);
        if (Blank(Form) is { } form && ListAgreements.FormWords.Contains(form))
            yield return new("cooperation", form, T["Agreement.Form." + form]);
        if (Blank(Offering) is { } offering)
            yield return new("offering", offering, Catalogue.Current.Find(offering)?.Item.Offering.Name ?? offering, Russian: true);
    }

    private string QueryString()
    {
        var query = new QueryBuilder();
        foreach (var (name, value) in new[] { ("q", Q), ("kind", Kind), ("validity", Validity), ("partner", Partner), ("form", Form), ("sort", Sort) })
            if (Blank(value) is { } stated)
                query.Add(name, stated);
        return query.ToString();
    }

    private static List<Option> Options(string group, IReadOnlyList<string> words) => [.. words.Select(w => new Option(w, T[$"Agreement.{group}.{w}"]))];

    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
