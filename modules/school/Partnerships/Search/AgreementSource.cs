using Gym24.Contracts.Search;
using Gym24.Contracts.Shell;
using Gym24.Partnerships.Agreements;
using Gym24.Partnerships.Catalogue;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Partnerships.Search;

/// <summary>The school's own agreements; what a catalogue ships is in memory.</summary>
internal sealed class AgreementSource(PartnershipsDb db, CatalogueStore catalogue, ISchool school) : ISearchSource
{
    public string Kind => SearchRoom.Agreements.Id;

    public async Task<IReadOnlyList<SearchEntry>> Read(IReadOnlyCollection<string> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(Guid.Parse).ToList();
        var own = await db.Set<Agreement>().AsNoTracking().Include(a => a.Partners).AsSingleQuery().Where(a => a.Document == null && ids.Contains(a.Id)).ToListAsync(cancellation);
        return [.. own.Select(a => CatalogueList.Entry(new Basis(null, a, catalogue.Current, [], [], school.Today, 0), catalogue.Current))];
    }

    /// <summary>A few dozen a year: all at once.</summary>
    public async Task<IReadOnlyList<string>> Page(string? after, CancellationToken cancellation) =>
        after is null ? [.. (await db.Set<Agreement>().Where(a => a.Document == null).Select(a => a.Id).ToListAsync(cancellation)).Select(id => id.ToString())] : [];
}
