using Gym24.Contracts.Offerings;
using Gym24.Contracts.Ui;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Partners;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using static Gym24.Partnerships.Texts;

namespace Gym24.Partnerships.Offerings.Find;

public sealed partial class CataloguePage
{
    private static readonly int[] Sizes = [20, 50, 100];
    private MarkupString _list;
    private string _address = "/catalogue";

    [CascadingParameter]
    private HttpContext Http { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        _address = Http.Request.Path + Http.Request.QueryString;
        _list = await Catalogue.Current.Lists.Get(Http.Request.QueryString.Value ?? "", Services,
            async () => Body(await Mediator.Send(new FindOfferings(Http.Request.Query, ForPage: true), Http.RequestAborted)));
    }

    /// <summary>Values that occur at all, so that the list does not jump while one filters; chosen ones in any case.</summary>
    private static List<Option> Options(FoundOfferings found, Filter filter)
    {
        var counts = found.Result.Facets[filter.Index];
        var withHistory = found.Criteria.History || found.Criteria.Status == OfferingStatus.Historic;
        var used = (withHistory ? found.Snapshot.Used : found.Snapshot.UsedNow)[filter.Index];
        var options = new List<Option>();
        for (var position = 1; position < counts.Length; position++)
            Add(position);
        Add(0);
        // Families in order; within one the stronger partner first, as the values stand.
        return filter.Index == Filter.Partner ? [.. options.OrderBy(o => Family(found, o.Value)).Select(o => o with { Group = PartnerFamilies.Title(Family(found, o.Value)) })] : options;

        void Add(int position)
        {
            if (!used[position] && !found.Criteria.Has(filter.Index, position))
                return;
            var (label, russian) = OfferingWords.Value(found.Snapshot, filter.Index, filter.Values[position]);
            options.Add(new Option(filter.Values[position], label, Count: counts[position], Russian: russian));
        }
    }

    private static int Family(FoundOfferings found, string partner) =>
        PartnerFamilies.Of(found.Snapshot.Partners.GetValueOrDefault(partner)?.Kind);

    private static IReadOnlyCollection<string> Values(FoundOfferings found, Filter filter) =>
        found.Criteria.Chosen[filter.Index] is not { } chosen ? [] : filter.Values.Where((_, position) => chosen[position]).ToList();

    private static List<ActiveFilter> Active(FoundOfferings found)
    {
        var active = new List<ActiveFilter>();
        if (found.Criteria.Typed is { } typed)
            active.Add(new ActiveFilter("q", typed, $"«{typed}»"));
        foreach (var filter in found.Snapshot.Filters)
            foreach (var value in Values(found, filter))
            {
                var (label, russian) = OfferingWords.Value(found.Snapshot, filter.Index, value);
                if (value == Filter.NotStated)
                    label = T["Catalogue.FilterNone", T[$"Catalogue.Filter.{filter.Name}"], label];
                active.Add(new ActiveFilter(filter.Name, value, label, russian));
            }
        if (found.Criteria.Status is { } status)
            active.Add(new ActiveFilter("status", status.ToString().ToLowerInvariant(), T[$"Offering.Status.{status.ToString().ToLowerInvariant()}"]));
        if (found.Criteria.History)
            active.Add(new ActiveFilter("history", "true", T["Catalogue.History"]));
        return active;
    }
}
