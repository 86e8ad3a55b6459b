namespace Gym24.Contracts.Search;

/// <summary>
/// A kind of things that are found, such as people or agreements; registered as a singleton. What it consists of comes from an
/// <see cref="ISearchSource"/> (rows of a table, any number), an <see cref="ISearchList"/> (what the module holds in memory anyway), or both. What is
/// of a kind that no running module registers is not found.
/// </summary>
/// <param name="Id">Module and a word, such as <c>people.person</c>; at most 40 characters.</param>
/// <param name="Title">Heading of the group, in the plural.</param>
/// <param name="Icon">Name of an icon of the design system.</param>
/// <param name="Permission">Who finds it, within the reach of this very permission; <see langword="null"/>: everybody.</param>
/// <param name="Order">Among equally good finds the lower stands first; 100 is usual.</param>
public sealed record SearchKind(string Id, LocalText Title, string Icon, string? Permission, int Order = 100)
{
    /// <summary>Part of the public catalogue: where the school has closed it, only who is signed in finds it.</summary>
    public bool Catalogue { get; init; }

    /// <summary>
    /// Which entry a stored row is about: told a row of the module that is added, changed or deleted through its context, answers the id the source
    /// knows the entry by, or <see langword="null"/>. The entry is then read anew in the same transaction. What a statement changes past the
    /// context is told by <c>ModuleDb.Sought</c>.
    /// </summary>
    public Func<object, string?>? RowOf { get; init; }

    /// <summary>Counts up when the source tells something else of the same rows: all of them are read again.</summary>
    public int Edition { get; init; } = 1;
}

/// <summary>Something that is found.</summary>
/// <param name="Row">Id within the kind, at most 120 characters.</param>
/// <param name="Title">What it is called; found by its words first. Cut off at 300 characters.</param>
/// <param name="Href">Address of its page, from the root.</param>
/// <param name="Text">Further words it is found by, such as the names of partners; shown beneath the title, cut off at 400 characters.</param>
public sealed record SearchEntry(string Row, LocalText Title, string Href, string? Text = null)
{
    /// <summary>Whose data it is: only who reaches the person finds it, and it goes when the person's data are erased.</summary>
    public Guid? Person { get; init; }

    /// <summary>The class it is about, for those who reach classes only.</summary>
    public Guid? Class { get; init; }

    /// <summary>The partner it belongs to, for those who reach partners only.</summary>
    public string? Partner { get; init; }

    /// <summary>What else it is called: counts nearly as the title does, and is not shown. In memory only: a table keeps nothing nobody sees.</summary>
    public string? Names { get; init; }

    /// <summary>Words of what is said about it, which count least and are not shown. In memory only.</summary>
    public string? Words { get; init; }

    /// <summary>Order among equals; by title if not given.</summary>
    public string? SortKey { get; init; }
}

/// <summary>
/// A page that is found besides those of the navigation; registered as a singleton. Also gives a page of the navigation further words, such as
/// «бланки» for «Документы».
/// </summary>
/// <param name="Href">Address from the root.</param>
/// <param name="Permission"><see langword="null"/>: for everybody.</param>
/// <param name="Words">What else people call it.</param>
public sealed record SearchPage(LocalText Title, string Href, string? Permission, string? Words = null);
