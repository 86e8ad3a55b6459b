namespace Gym24.Contracts.Search;

/// <summary>
/// Tells what is found of rows in a module's tables. Registered as scoped. The host keeps words of what it tells in a table of its own: written in the
/// transaction of each change, and built from the beginning, page by page, when the kind is there for the first time or in a new edition.
/// </summary>
/// <remarks>Reads its tables themselves, not the directory of people: what a reader may see is decided when somebody searches.</remarks>
public interface ISearchSource
{
    /// <summary>Id of its <see cref="SearchKind"/>.</summary>
    string Kind { get; }

    /// <summary>What the given rows are found as. A row that is no longer there, or not to be found, is left out and forgotten. At most 500 rows.</summary>
    Task<IReadOnlyList<SearchEntry>> Read(IReadOnlyCollection<string> rows, CancellationToken cancellation);

    /// <summary>Ids of rows for building anew, some hundred in an order of the source's own.</summary>
    /// <param name="after">The last id of the page before; absent: from the beginning.</param>
    /// <returns>Nothing when there are no more.</returns>
    Task<IReadOnlyList<string>> Page(string? after, CancellationToken cancellation);
}

/// <summary>What is found of things a module holds in memory anyway: hundreds, not thousands. Registered as a singleton.</summary>
public interface ISearchList
{
    /// <summary>Id of its <see cref="SearchKind"/>.</summary>
    string Kind { get; }

    /// <summary>All of them. The same list until something changes: its words are worked out once for each.</summary>
    IReadOnlyList<SearchEntry> Entries { get; }
}
