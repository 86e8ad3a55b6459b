using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Ui;
using Microsoft.AspNetCore.Components;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Runs.ListRuns;

public sealed partial class RunsPage
{
    private const int Size = 25;
    private const string Everything = "all";
    private Paged<RunRow> _found = new([], 0);
    private List<ActiveFilter> _filters = [];
    private List<Option> _years = [], _partners = [];
    private int _year, _page = 1;
    private string? _fault;

    [SupplyParameterFromQuery] private string? Year { get; set; }
    [SupplyParameterFromQuery] private string? State { get; set; }
    [SupplyParameterFromQuery] private string? Partner { get; set; }
    [SupplyParameterFromQuery] private string? Offering { get; set; }
    [SupplyParameterFromQuery] private string? Places { get; set; }
    [SupplyParameterFromQuery] private bool? Mine { get; set; }
    [SupplyParameterFromQuery] private string? Page { get; set; }

    protected override async Task OnInitializedAsync()
    {
        _year = int.TryParse(Year, CultureInfo.InvariantCulture, out var year) && year is >= 2000 and <= 2100 ? year : School.Year;
        _page = int.TryParse(Page, CultureInfo.InvariantCulture, out var page) && page is > 0 and <= 100_000 ? page : 1;
        _years = [.. Enumerable.Range(Math.Min(_year, School.Year - 2), 5).Where(y => y <= Math.Max(_year, School.Year + 1)).Reverse()
            .Select(y => new Option(y.ToString(CultureInfo.InvariantCulture), RunWords.Year(y)))];
        _partners = [.. Catalogue.Current.ListedPartners.Select(p => new Option(p.Id, p.ShortName, Russian: true))];
        _filters = [.. Filters()];
        try
        {
            _found = await Mediator.Send(new ListRuns(_year, State == Everything ? null : Blank(State) ?? (IsPast ? null : "open"), Blank(Partner), Blank(Offering), Blank(Places), Mine == true, _page, Size));
        }
        catch (Refusal refusal) when (refusal.Kind == RefusalKind.Invalid)
        {
            _fault = refusal.Message;
        }
    }

    /// <summary>Of a year gone by everything is shown, of the running one what is still to come.</summary>
    private bool IsPast => _year < School.Year;

    private IEnumerable<ActiveFilter> Filters()
    {
        if (_year != School.Year)
            yield return new("year", $"{_year}", RunWords.Year(_year));
        if (Mine == true)
            yield return new("mine", "true", T["Run.Mine"]);
        if (Places is { Length: > 0 } places && ListRuns.PlaceWords.Contains(places))
            yield return new("places", places, T["Run.Places." + places]);
        if (State is { Length: > 0 } state && (state == Everything || ListRuns.States.Contains(state)))
            yield return new("state", state, T["Run.State." + state]);
        if (Partner is { Length: > 0 } partner)
            yield return new("partner", partner, Catalogue.Current.PartnerName(partner), Russian: true);
        if (Offering is { Length: > 0 } offering)
            yield return new("offering", offering, Catalogue.Current.Find(offering)?.Item.Offering.Name ?? offering, Russian: true);
    }

    private static List<Option> Options(string group, string[] words) => [.. words.Select(w => new Option(w, T[$"Run.{group}.{w}"]))];

    private static string? Blank(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;
}
