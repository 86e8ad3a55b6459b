using Gym24.Contracts.Search;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Contracts.Data;

/// <summary>
/// Keeps the words of what is found in step with the rows: what a transaction has changed is read anew by its source and written before the commit. Scoped.
/// </summary>
public sealed class SearchWriter
{
    private const int Together = 300;
    private readonly Dictionary<string, HashSet<string>> _marked = [];
    private readonly IServiceProvider _services;
    private readonly SearchKind[] _watched;
    private ModuleDb? _db;

    internal SearchWriter(IServiceProvider services, DbSession session)
    {
        (_services, session.Search) = (services, this);
        _watched = [.. services.GetServices<SearchKind>().Where(k => k.RowOf is not null)];
    }

    internal bool HasMarks => _marked.Count > 0;

    internal void Forget() => _marked.Clear();

    internal void Mark(ModuleDb db, string kind, IEnumerable<string> rows)
    {
        if (!_marked.TryGetValue(kind, out var marked))
            _marked[kind] = marked = [];
        marked.UnionWith(rows);
        _db = db;
    }

    internal void Note(ModuleDb db)
    {
        if (_watched.Length == 0)
            return;
        foreach (var entry in db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Modified or EntityState.Deleted))
            foreach (var kind in _watched)
                if (kind.RowOf!(entry.Entity) is { } row)
                    Mark(db, kind.Id, [row]);
    }

    internal async Task Write(CancellationToken cancellation)
    {
        var marked = _marked.ToList();
        _marked.Clear();
        foreach (var (kind, rows) in marked)
            await Write(_db!, kind, [.. rows], cancellation);
    }

    /// <summary>Reads rows of a kind anew and writes what is found of them, in the running transaction.</summary>
    public async Task Write(ModuleDb db, string kind, IReadOnlyCollection<string> rows, CancellationToken cancellation)
    {
        if (_services.GetServices<ISearchSource>().FirstOrDefault(s => s.Kind == kind) is not { } source)
            return;
        foreach (var some in rows.Chunk(Together))
        {
            // The rows of others are left alone until the commit, so what is read after this is not outdone by somebody who read before.
            await db.Set<SearchEntryRow>().Where(e => e.Kind == kind && some.Contains(e.Row)).ExecuteUpdateAsync(e => e.SetProperty(r => r.Href, r => r.Href), cancellation);
            var stored = await db.Set<SearchEntryRow>().AsNoTracking().Where(e => e.Kind == kind && some.Contains(e.Row)).ToListAsync(cancellation);
            var told = (await source.Read(some, cancellation)).Select(e => SearchEntryRow.Of(kind, e)).ToList();
            var kept = stored.Where(s => told.Any(s.Says) && stored.First(o => o.Row == s.Row) == s).Select(s => s.Row).ToHashSet();
            await Remove(db, [.. stored.Where(s => !kept.Contains(s.Row) || stored.First(o => o.Row == s.Row) != s).Select(s => s.Id)], cancellation);
            await Add(db, [.. told.Where(e => !kept.Contains(e.Row))], cancellation);
        }
    }

    /// <summary>Removes entries with their words; a word that nothing else has goes too.</summary>
    public static async Task Remove(ModuleDb db, IReadOnlyCollection<Guid> entries, CancellationToken cancellation)
    {
        foreach (var some in entries.Chunk(Together))
        {
            var words = await db.Set<SearchTokenRow>().Where(t => some.Contains(t.EntryId)).Select(t => t.Word).Distinct().ToListAsync(cancellation);
            await db.Set<SearchTokenRow>().Where(t => some.Contains(t.EntryId)).ExecuteDeleteAsync(cancellation);
            await db.Set<SearchEntryRow>().Where(e => some.Contains(e.Id)).ExecuteDeleteAsync(cancellation);
            foreach (var few in words.Chunk(Together))
                await db.Set<SearchWordRow>().Where(w => few.Contains(w.Word) && !db.Set<SearchTokenRow>().Any(t => t.Word == w.Word)).ExecuteDeleteAsync(cancellation);
        }
    }

    private static async Task Add(ModuleDb db, IReadOnlyCollection<SearchEntryRow> entries, CancellationToken cancellation)
    {
        if (entries.Count == 0)
            return;
        var added = new List<object>(entries);
        foreach (var entry in entries)
            added.AddRange(entry.Words.Select(w => new SearchTokenRow { Word = w, Kind = entry.Kind, EntryId = entry.Id }));
        foreach (var some in added.OfType<SearchTokenRow>().Select(t => t.Word).Distinct().ToList().Chunk(Together))
        {
            var known = await db.Set<SearchWordRow>().Where(w => some.Contains(w.Key) && w.Word == w.Key).Select(w => w.Key).ToListAsync(cancellation);
            added.AddRange(some.Except(known).SelectMany(w => SearchWords.KeysOf(w).Select(key => new SearchWordRow { Key = key, Word = w })));
        }
        db.AddRange(added);
        await db.SaveChangesAsync(cancellation);
        // Nobody changes them through the tracker again, and an import writes a great many.
        foreach (var entry in db.ChangeTracker.Entries().Where(IsOfSearch).ToList())
            entry.State = EntityState.Detached;
    }

    private static bool IsOfSearch(EntityEntry entry) => SearchTables.Rows.Contains(entry.Entity.GetType());
}
