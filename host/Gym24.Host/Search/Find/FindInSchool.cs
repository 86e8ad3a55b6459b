using Gym24.Contracts.Access;
using Gym24.Contracts.Data;
using Gym24.Contracts.Search;
using Gym24.Host.Access;
using Gym24.Host.Data;
using MediatR;

namespace Gym24.Host.Search.Find;

/// <summary>Everything the caller may find, by the words that were typed. What is behind a permission is found only by who holds it, within its reach.</summary>
/// <param name="Typed">As it came; letters beyond <see cref="TypedWords.MostLetters"/> are not looked at.</param>
/// <param name="Kind">Only things of this kind.</param>
[Public]
internal sealed record FindInSchool(string? Typed, string? Kind = null) : IQuery<FoundInSchool>;

/// <param name="Meant">What was looked for instead of what was typed: the other keyboard layout, or Latin letters.</param>
/// <param name="Partly">Nothing has all the words; this has some of them.</param>
/// <param name="Items">The best first.</param>
/// <param name="Cut">Kinds of which there is more.</param>
public sealed record FoundInSchool(string? Meant, bool Partly, IReadOnlyList<FoundItem> Items, IReadOnlySet<string> Cut, IReadOnlyList<SearchKind> Kinds)
{
    internal static readonly FoundInSchool Nothing = new(null, false, [], new HashSet<string>(), []);
}

public sealed record FoundItem(SearchKind Kind, string Title, string Href, string? Text, IReadOnlyList<Piece> TitlePieces, IReadOnlyList<Piece> TextPieces, string? ClassName, double Score);

internal sealed class FindInSchoolHandler(
    SearchQueries queries, ListIndex lists, IEnumerable<SearchKind> kinds, IEnumerable<ISearchSource> sources, ICaller caller, CatalogueDoor door, Readings readings, TimeProvider clock)
    : IRequestHandler<FindInSchool, FoundInSchool>
{
    private const double Clear = 0.6;

    public async Task<FoundInSchool> Handle(FindInSchool request, CancellationToken cancellation)
    {
        var meanings = TypedWords.Of(request.Typed);
        if (meanings.Count == 0)
            return FoundInSchool.Nothing;
        var within = await Within(request.Kind, cancellation);
        var known = kinds.Append(ListIndex.PageKind).DistinctBy(k => k.Id).ToDictionary(k => k.Id);
        var stored = within.Where(w => sources.Any(s => s.Kind == w.Kind)).ToList();
        var indexes = lists.Of(within.Select(w => w.Kind).ToHashSet()).ToList();
        var pages = request.Kind is null || request.Kind == ListIndex.PageKind.Id;
        if (pages)
            indexes.Add((ListIndex.PageKind.Id, lists.OfPages));

        var typed = meanings.SelectMany(m => m.Words).Distinct().ToList();
        var occurring = (stored.Count == 0 ? [] : await queries.Occurring(typed, cancellation)).Concat(indexes.SelectMany(i => i.Index.Occurring(typed))).Distinct().ToList();
        // As typed, if that means anything: the first of the best.
        var fits = meanings.Select(m => new Fits(m, occurring)).MaxBy(f => f.Sum)!;
        var words = fits.Words.SelectMany(w => w.Keys).Distinct().ToList();
        if (words.Count == 0)
            return FoundInSchool.Nothing;
        var counted = stored.Count == 0 ? [] : await queries.Count(words, [.. stored.Select(s => s.Kind)], cancellation);
        foreach (var word in words)
            counted[word] = counted.GetValueOrDefault(word) + indexes.Sum(i => i.Index.CountOf(word));
        // A word that nothing has is as good as left out.
        var often = fits.Words.Select(w => w.Keys.Sum(k => counted.GetValueOrDefault(k))).ToList();
        var ranking = new Ranking(fits, [.. often.Select(n => n == 0 ? 0.5 : 1 / Math.Log(Math.E + n))]);

        var found = InMemory(indexes, fits, ranking, known).ToList();
        var rows = stored.Count == 0 ? [] : await Stored(stored, fits, often, found.Exists(f => f.Score.All), cancellation);
        found.AddRange(rows.DistinctBy(r => (r.Kind, r.Row)).Select(r => (known[r.Kind], Document: DocumentOf(r)))
            .Select(r => (r.Item1, r.Document, Score: ranking.Of(r.Document)!)).Where(r => r.Score is not null));
        return await Answer(request, fits, meanings[0] == fits.Typed ? null : fits.Typed.Text, found, ranking, rows, cancellation);
    }

    private async Task<List<KindWithin>> Within(string? only, CancellationToken cancellation)
    {
        var within = new List<KindWithin>();
        foreach (var kind in kinds.Where(k => only is null || k.Id == only))
            if (kind.Permission is { } permission)
            {
                if (caller.Can(permission))
                    within.Add(new(kind.Id, await caller.ReachOf(permission, cancellation)));
            }
            else if (!kind.Catalogue || caller.IsSignedIn || door.IsOpen)
                within.Add(new(kind.Id, Reach.All));
        return within;
    }

    private IEnumerable<(SearchKind Kind, SearchDocument Document, Score Score)> InMemory(
        IEnumerable<(string Kind, WordIndex Index)> indexes, Fits fits, Ranking ranking, Dictionary<string, SearchKind> known)
    {
        foreach (var (kind, index) in indexes)
            foreach (var at in index.With(fits))
                if ((index != lists.OfPages || lists.PermissionOf(at) is not { } permission || caller.Can(permission)) && ranking.Of(index.Documents[at]) is { } score)
                    yield return (known[kind], index.Documents[at], score);
    }

    /// <summary>What has all the words; where nothing has, here or in memory, what has the rarest of those that occur.</summary>
    private async Task<IReadOnlyList<SearchEntryRow>> Stored(List<KindWithin> stored, Fits fits, List<int> often, bool elsewhere, CancellationToken cancellation)
    {
        var order = Enumerable.Range(0, often.Count).OrderBy(i => often[i]).ToList();
        IReadOnlyList<SearchEntryRow> whole = often.Contains(0) ? []
            : await queries.Entries(stored, fits.Words[order[0]], [.. order.Skip(1).Select(i => (IReadOnlyCollection<string>)fits.Words[i].Keys.ToList())], cancellation);
        var rarest = order.Find(i => often[i] > 0);
        return whole.Count > 0 || elsewhere || order.Count == 1 ? whole : await queries.Entries(stored, fits.Words[rarest], [], cancellation);
    }

    private static SearchDocument DocumentOf(SearchEntryRow row) => new(new(row.TitleRu, row.TitleEn), row.Href, row.Text, null, null, row.SortKey, row.PersonId);

    private async Task<FoundInSchool> Answer(FindInSchool request, Fits fits, string? meant, List<(SearchKind Kind, SearchDocument Document, Score Score)> found,
        Ranking ranking, IReadOnlyList<SearchEntryRow> rows, CancellationToken cancellation)
    {
        var whole = found.Exists(f => f.Score.All);
        var best = found.Where(f => f.Score.All || !whole).OrderByDescending(f => Math.Round(f.Score.Value, 6)).ThenBy(f => f.Kind.Order)
            .ThenBy(f => f.Document.SortKey, StringComparer.Ordinal).ThenBy(f => f.Document.Href, StringComparer.Ordinal).DistinctBy(f => (f.Kind.Id, f.Document.Href)).ToList();
        if (best is [{ Score: { Sure: true, Value: > Clear } }, ..])
            best.RemoveAll(f => !f.Score.Sure);
        best = [.. Mixed(best)];
        var people = best.Where(f => f.Document.Person is not null).Select(f => f.Document.Person!.Value).Distinct().ToList();
        var classes = people.Count == 0 ? [] : await queries.ClassesOf(people, cancellation);
        Note(best.Select(f => f.Kind).Where(k => k.Permission is not null), people);
        var cut = rows.CountBy(r => r.Kind).Where(k => k.Value >= SearchQueries.MostOfKind).Select(k => k.Key).ToHashSet();
        return new(meant, !whole && fits.Words.Count > 1, [.. best.Select(f => new FoundItem(f.Kind, f.Document.Name.ToString(), f.Document.Href, f.Document.Shown,
            ranking.Marked(f.Document.Name.ToString()), ranking.Marked(f.Document.Shown ?? ""), f.Document.Person is { } person ? classes.GetValueOrDefault(person) : null, f.Score.Value))],
            cut, [.. best.Select(f => f.Kind).Distinct()]);
    }

    /// <summary>An offering has runs of its name in every year: after the first two of a name others come first.</summary>
    private static IEnumerable<(SearchKind Kind, SearchDocument Document, Score Score)> Mixed(List<(SearchKind Kind, SearchDocument Document, Score Score)> best)
    {
        const int alike = 2;
        var seen = new Dictionary<string, int>();
        var late = best.ToLookup(f => f.Document.Person is null && (seen[f.Document.Whole] = seen.GetValueOrDefault(f.Document.Whole) + 1) > alike);
        return late[false].Concat(late[true]);
    }

    /// <summary>A list with names is written down as other lists are: for who reaches more than themselves and their children.</summary>
    private void Note(IEnumerable<SearchKind> found, List<Guid> people)
    {
        if (people.Count > 0 && caller.UserId is { } user && found.Any(k => (caller.ScopeOf(k.Permission!) & ~(Scope.Own | Scope.OwnChildren)) != Scope.None))
            readings.Looked(nameof(FindInSchool), HostManifest.Value.Id, user, clock.GetUtcNow().UtcDateTime);
    }
}
