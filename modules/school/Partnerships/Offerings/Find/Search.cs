using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue;

namespace Gym24.Partnerships.Offerings.Find;

/// <summary>One pass over the snapshot: what fits, and for each value of each filter how many would fit if it were chosen.</summary>
internal static class Search
{
    public static SearchResult Run(Snapshot snapshot, Criteria criteria, bool hideHistory)
    {
        var facets = new int[Filter.Count][];
        for (var filter = 0; filter < Filter.Count; filter++)
            facets[filter] = new int[snapshot.Filters[filter].Values.Count];
        var hits = new List<(CatalogueItem Item, int Score)>(snapshot.Listed.Length);
        var hidden = 0;
        foreach (var item in snapshot.Listed)
        {
            var score = 0;
            if ((criteria.Status is { } status && item.Offering.Status != status)
                || (criteria.Text.Any && (score = criteria.Text.Score(item)) == 0)
                || !Fits(item, criteria, out var failing))
                continue;
            if (hideHistory && item.Historic && criteria is { History: false, Status: not OfferingStatus.Historic })
            {
                hidden += failing < 0 ? 1 : 0;
                continue;
            }
            // An item that misses by one filter only would be found if that filter were set to one of its values.
            if (failing >= 0)
            {
                Count(facets[failing], item.Places[failing]);
                continue;
            }
            for (var filter = 0; filter < Filter.Count; filter++)
                Count(facets[filter], item.Places[filter]);
            hits.Add((item, score));
        }
        // The snapshot is in order of names already and the sort is stable.
        IEnumerable<(CatalogueItem Item, int Score)> ordered = criteria is { Sort: "relevance", Text.Any: true } ? hits.OrderByDescending(h => h.Score) : hits;
        var page = ordered.Skip((int)Math.Min((long)(criteria.Page - 1) * criteria.Size, int.MaxValue)).Take(criteria.Size).Select(h => h.Item).ToList();
        return new SearchResult(page, hits.Count, hidden, facets);
    }

    /// <param name="failing">The only filter that does not fit, or -1 when all do.</param>
    /// <returns>False when two or more do not fit.</returns>
    private static bool Fits(CatalogueItem item, Criteria criteria, out int failing)
    {
        failing = -1;
        for (var filter = 0; filter < Filter.Count; filter++)
        {
            if (criteria.Chosen[filter] is not { } chosen || Any(chosen, item.Places[filter]))
                continue;
            if (failing >= 0)
                return false;
            failing = filter;
        }
        return true;
    }

    private static bool Any(bool[] chosen, ushort[] places)
    {
        foreach (var place in places)
            if (chosen[place])
                return true;
        return false;
    }

    private static void Count(int[] facet, ushort[] places)
    {
        foreach (var place in places)
            facet[place]++;
    }
}

/// <param name="Items">One page.</param>
/// <param name="Hidden">How many more fit that are history.</param>
/// <param name="Facets">For each filter and value: how many fit when the value is chosen in place of the filter's present ones.</param>
internal sealed record SearchResult(IReadOnlyList<CatalogueItem> Items, int Total, int Hidden, int[][] Facets);
