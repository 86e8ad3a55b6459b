using System.Globalization;
using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Contracts.Search;
using Gym24.Contracts.Shell;

namespace Gym24.Host.Search.Find;

/// <summary>What is found in memory, by its words: the lists of modules and the pages. Singleton; each list is taken apart once.</summary>
internal sealed class ListIndex(IEnumerable<ISearchList> lists, IEnumerable<NavigationEntry> navigation, IEnumerable<SearchPage> pages)
{
    private readonly ISearchList[] _lists = [.. lists];
    private readonly Dictionary<ISearchList, (IReadOnlyList<SearchEntry> Of, WordIndex Index)> _taken = [];
    private readonly Lazy<(WordIndex Index, string?[] Permissions)> _pages = new(() => Pages(navigation, pages));

    public static readonly SearchKind PageKind = new("host.page", HostTexts.T.Both("Search.Pages"), "layout-dashboard", null, 5);

    public WordIndex OfPages => _pages.Value.Index;

    public string? PermissionOf(int page) => _pages.Value.Permissions[page];

    public IEnumerable<(string Kind, WordIndex Index)> Of(IReadOnlySet<string> kinds)
    {
        foreach (var list in _lists.Where(l => kinds.Contains(l.Kind)))
            yield return (list.Kind, Taken(list));
    }

    private WordIndex Taken(ISearchList list)
    {
        var entries = list.Entries;
        lock (_taken)
        {
            if (_taken.TryGetValue(list, out var taken) && taken.Of == entries)
                return taken.Index;
            var index = new WordIndex([.. entries.Select(e => new SearchDocument(e.Title, e.Href, e.Text, e.Names, e.Words, e.SortKey ?? Fold.SortKey(e.Title.Ru), e.Person))]);
            _taken[list] = (entries, index);
            return index;
        }
    }

    private static (WordIndex, string?[]) Pages(IEnumerable<NavigationEntry> navigation, IEnumerable<SearchPage> pages)
    {
        var known = pages.ToList();
        var found = navigation.Select(n => (Title: Both(n.Title), n.Href, n.Permission, Words: known.Find(p => p.Href == n.Href)?.Words))
            .Concat(known.Select(p => (p.Title, p.Href, p.Permission, p.Words))).DistinctBy(p => p.Href).ToList();
        return (new WordIndex([.. found.Select(p => new SearchDocument(p.Title, p.Href, null, p.Words, null, Fold.SortKey(p.Title.Ru), null))]),
            [.. found.Select(p => p.Permission)]);
    }

    private static LocalText Both(Func<string> title)
    {
        var reader = CultureInfo.CurrentUICulture;
        try
        {
            return new LocalText(In("ru"), In("en"));
        }
        finally
        {
            CultureInfo.CurrentUICulture = reader;
        }

        string In(string language)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return title();
        }
    }
}

/// <summary>Documents by their words, as the tables of the database have them by theirs.</summary>
internal sealed class WordIndex
{
    private readonly Dictionary<string, List<int>> _at = [];
    private readonly Dictionary<string, List<string>> _near = [];
    private readonly string[] _words;

    public WordIndex(IReadOnlyList<SearchDocument> documents)
    {
        Documents = documents;
        for (var i = 0; i < documents.Count; i++)
            foreach (var word in documents[i].Title.Concat(documents[i].Names).Concat(documents[i].Text).Concat(documents[i].Words).Distinct())
                Add(_at, word, i);
        _words = [.. _at.Keys.Order(StringComparer.Ordinal)];
        foreach (var word in _words)
            foreach (var key in SearchWords.KeysOf(word))
                Add(_near, key, word);
    }

    public IReadOnlyList<SearchDocument> Documents { get; }

    /// <summary>Words that begin as one of the typed does, and those one of them may be a misspelling of.</summary>
    public IEnumerable<string> Occurring(IEnumerable<string> typed)
    {
        foreach (var word in typed)
        {
            var from = SearchQueries.BeginningOf(word);
            var at = Array.BinarySearch(_words, from, StringComparer.Ordinal);
            for (var i = at < 0 ? ~at : at; i < _words.Length && _words[i].StartsWith(from, StringComparison.Ordinal); i++)
                yield return _words[i];
            foreach (var key in SearchQueries.NearKeysOf(word))
                foreach (var near in _near.GetValueOrDefault(key) ?? [])
                    yield return near;
        }
    }

    public int CountOf(string word) => _at.GetValueOrDefault(word)?.Count ?? 0;

    /// <summary>Positions of documents with any of the words that were typed.</summary>
    public IEnumerable<int> With(Fits fits) => fits.Words.SelectMany(w => w.Keys).Distinct().SelectMany(w => _at.GetValueOrDefault(w) ?? []).Distinct();

    private static void Add<TItem>(Dictionary<string, List<TItem>> lists, string key, TItem item)
    {
        if (!lists.TryGetValue(key, out var list))
            lists[key] = list = [];
        list.Add(item);
    }
}
