using System.Globalization;
using Gym24.Contracts.Search;
using Gym24.Partnerships.Catalogue;
using Gym24.Partnerships.Runs;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Search;

/// <summary>Runs of every school year, the newest first; nobody's name.</summary>
internal sealed class RunSource(PartnershipsDb db, CatalogueStore catalogue) : ISearchSource
{
    private const int Together = 500;

    public string Kind => SearchRoom.Runs.Id;

    public async Task<IReadOnlyList<SearchEntry>> Read(IReadOnlyCollection<string> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(Guid.Parse).ToList();
        var runs = await db.Set<Run>().AsNoTracking().Include(r => r.Partners).AsSingleQuery().Where(r => ids.Contains(r.Id)).ToListAsync(cancellation);
        var snapshot = catalogue.Current;
        return [.. runs.Select(r => new SearchEntry(r.Id.ToString(), r.FullTitle, $"/runs/{r.Id}",
            string.Create(CultureInfo.InvariantCulture, $"{r.SchoolYear}/{(r.SchoolYear + 1) % 100:00}, {string.Join(", ", r.Partners.Select(p => snapshot.PartnerName(p.Partner)).Order(StringComparer.Ordinal))}"))
        {
            SortKey = string.Create(CultureInfo.InvariantCulture, $"{9999 - r.SchoolYear:0000} {r.SortKey}"),
        })];
    }

    /// <summary>Year by year: an index serves it.</summary>
    public async Task<IReadOnlyList<string>> Page(string? after, CancellationToken cancellation)
    {
        var last = after is null ? null : await db.Set<Run>().Where(r => r.Id == Guid.Parse(after)).Select(r => new { r.SchoolYear, r.Starts }).FirstOrDefaultAsync(cancellation);
        var (year, day) = (last?.SchoolYear ?? 0, last?.Starts ?? default);
        var page = await db.Set<Run>().Where(r => r.SchoolYear > year || (r.SchoolYear == year && r.Starts >= day))
            .OrderBy(r => r.SchoolYear).ThenBy(r => r.Starts).Select(r => new { r.Id, r.SchoolYear, r.Starts }).Take(Together).ToListAsync(cancellation);
        return last is not null && page.All(r => r.SchoolYear == year && r.Starts == day) ? [] : [.. page.Select(r => r.Id.ToString())];
    }
}
