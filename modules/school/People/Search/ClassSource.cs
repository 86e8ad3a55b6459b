using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Search;
using Gym24.People.Classes;
using Microsoft.EntityFrameworkCore;
using static Gym24.People.Texts;

namespace Gym24.People.Search;

/// <summary>Classes of every school year, the newest first.</summary>
internal sealed class ClassSource(PeopleDb db) : ISearchSource
{
    public static readonly SearchKind Found = new("people.class", T.Both("Classes.Title"), "school", Permissions.Read, 10)
    {
        RowOf = row => row is SchoolClass found ? found.Id.ToString() : null,
    };

    public string Kind => Found.Id;

    public async Task<IReadOnlyList<SearchEntry>> Read(IReadOnlyCollection<string> rows, CancellationToken cancellation)
    {
        var ids = rows.Select(Guid.Parse).ToList();
        return [.. (await db.Classes.AsNoTracking().Where(c => ids.Contains(c.Id)).ToListAsync(cancellation)).Select(c =>
            new SearchEntry(c.Id.ToString(), T.Both("Search.Class", c.Name), $"/people/classes/{c.Id}", $"{c.SchoolYear}/{(c.SchoolYear + 1) % 100:00}")
            {
                Class = c.Id,
                SortKey = string.Create(CultureInfo.InvariantCulture, $"{9999 - c.SchoolYear:0000} {c.Grade:00} {Fold.SortKey(c.Letter)}"),
            })];
    }

    /// <summary>A few dozen a year: all at once.</summary>
    public async Task<IReadOnlyList<string>> Page(string? after, CancellationToken cancellation) =>
        after is null ? [.. (await db.Classes.Select(c => c.Id).ToListAsync(cancellation)).Select(id => id.ToString())] : [];
}
