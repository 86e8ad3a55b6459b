using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Host.Search.Find;

/// <summary>A kind the caller may find, and whose rows of it.</summary>
internal sealed record KindWithin(string Kind, Reach Reach);

/// <summary>
/// What is asked of the tables: the words that occur, how often, and the entries. Each is one query, however many words were typed and however much there
/// is, and each reads ranges and keys of an index.
/// </summary>
internal sealed class SearchQueries(HostDb db)
{
    /// <summary>So many entries of a kind are looked at; who wants others types more.</summary>
    public const int MostOfKind = 60;

    private const int MostBeginnings = 80, MostNear = 400, ShortestBeginning = 3;

    /// <summary>Where the words begin that may be forms of the typed one, or longer.</summary>
    public static string BeginningOf(string typed) => RussianStem.Of(typed) is { Length: >= ShortestBeginning } stem ? stem : typed;

    public static IEnumerable<string> NearKeysOf(string typed) => SearchWords.MayBeMisspelt(typed) ? SearchWords.NearKeysOf(typed) : [];

    public async Task<IReadOnlyList<string>> Occurring(IReadOnlyCollection<string> typed, CancellationToken cancellation)
    {
        var ranges = typed.Select(word =>
        {
            var (from, to) = (BeginningOf(word), BeginningOf(word) + '\uffff');
            return db.FoundWords.Where(w => string.Compare(w.Key, from) >= 0 && string.Compare(w.Key, to) < 0).OrderBy(w => w.Key).Select(w => w.Word).Take(MostBeginnings);
        }).Aggregate((all, more) => all.Concat(more));
        var keys = typed.SelectMany(NearKeysOf).Concat(typed).Distinct().ToList();
        var near = await db.FoundWords.Where(w => keys.Contains(w.Key)).Select(w => w.Word).Distinct().Take(MostNear).ToListAsync(cancellation);
        return [.. (await ranges.ToListAsync(cancellation)).Concat(near).Distinct()];
    }

    public async Task<Dictionary<string, int>> Count(IReadOnlyCollection<string> words, IReadOnlyCollection<string> kinds, CancellationToken cancellation) =>
        await db.SearchTokens.Where(t => words.Contains(t.Word) && kinds.Contains(t.Kind)).GroupBy(t => t.Word)
            .Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, cancellation);

    /// <summary>Entries with a word of the first group, the best of each kind first, that have a word of each of the others.</summary>
    public async Task<IReadOnlyList<SearchEntryRow>> Entries(
        IReadOnlyList<KindWithin> kinds, IReadOnlyDictionary<string, double> first, IReadOnlyList<IReadOnlyCollection<string>> others, CancellationToken cancellation)
    {
        var (words, same, forms) = (first.Keys.ToList(), Words(first, 1), Words(first, Fits.Sure));
        var all = kinds.Select(kind => OfKind(kind, words, same, forms, others)).Aggregate((some, more) => some.Concat(more));
        return await all.ToListAsync(cancellation);
    }

    private IQueryable<SearchEntryRow> OfKind(KindWithin kind, List<string> words, List<string> same, List<string> forms, IReadOnlyList<IReadOnlyCollection<string>> others)
    {
        var id = kind.Kind;
        var tokens = db.SearchTokens.Where(t => words.Contains(t.Word) && t.Kind == id);
        foreach (var other in others)
            tokens = tokens.Where(t => db.SearchTokens.Any(o => o.EntryId == t.EntryId && other.Contains(o.Word)));
        var found = tokens.Join(db.SearchEntries, t => t.EntryId, e => e.Id, (t, e) => new { t.Word, Entry = e });
        if (!kind.Reach.Everyone)
        {
            var (people, classes, partners) = (kind.Reach.People.Concat(kind.Reach.Members ?? []).ToList(), kind.Reach.Classes.ToList(), kind.Reach.Partners.ToList());
            found = found.Where(f => (f.Entry.PersonId != null && people.Contains(f.Entry.PersonId.Value))
                || (f.Entry.ClassId != null && classes.Contains(f.Entry.ClassId.Value)) || (f.Entry.Partner != null && partners.Contains(f.Entry.Partner)));
        }
        return found.OrderBy(f => same.Contains(f.Word) ? 0 : forms.Contains(f.Word) ? 1 : 2).ThenBy(f => f.Entry.SortKey).Select(f => f.Entry).Take(MostOfKind);
    }

    /// <summary>In which class people are: names alone do not tell namesakes apart. Only for those somebody has found already.</summary>
    public async Task<Dictionary<Guid, string>> ClassesOf(IReadOnlyCollection<Guid> people, CancellationToken cancellation) =>
        await db.Directory.IgnoreQueryFilters().Where(p => people.Contains(p.Id) && p.ClassName != null).ToDictionaryAsync(p => p.Id, p => p.ClassName!, cancellation);

    private static List<string> Words(IReadOnlyDictionary<string, double> fits, double least) => [.. fits.Where(f => f.Value >= least).Select(f => f.Key)];
}
