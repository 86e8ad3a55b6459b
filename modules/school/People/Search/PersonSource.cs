using Gym24.Contracts.People;
using Gym24.Contracts.Search;
using Gym24.People.Persons;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Search;

/// <summary>Pupils and staff who are at the school, by name alone: the class is read when somebody has found them.</summary>
internal sealed class PersonSource(PeopleDb db) : ISearchSource
{
    public static readonly SearchKind Found = new("people.person", T.Both("People.Title"), "users", Permissions.Read, 20)
    {
        RowOf = row => row is Person { Kind: not PersonKind.Guardian } person ? person.Id.ToString() : null,
    };

    private const int Together = 500;

    public string Kind => Found.Id;

    public async Task<IReadOnlyList<SearchEntry>> Read(IReadOnlyCollection<string> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(Guid.Parse).ToList();
        var people = await db.People.AsNoTracking().Where(p => ids.Contains(p.Id) && p.LeftOn == null && p.Kind != PersonKind.Guardian)
            .Select(p => new { p.Id, p.DisplayName, p.SortKey }).ToListAsync(cancellation);
        return [.. people.Select(p => new SearchEntry(p.Id.ToString(), p.DisplayName, $"/people/{p.Id}") { Person = p.Id, SortKey = p.SortKey })];
    }

    public async Task<IReadOnlyList<string>> Page(string? after, CancellationToken cancellation)
    {
        // Two may have one key: whoever stands on the edge of a page is read twice.
        var from = after is null ? "" : await db.People.Where(p => p.Id == Guid.Parse(after)).Select(p => p.SortKey).FirstOrDefaultAsync(cancellation) ?? "";
        var page = await db.People.Where(p => string.Compare(p.SortKey, from) >= 0).OrderBy(p => p.SortKey).Select(p => new { p.Id, p.SortKey }).Take(Together).ToListAsync(cancellation);
        return after is not null && page.All(p => p.SortKey == from) ? [] : [.. page.Select(p => p.Id.ToString())];
    }
}
