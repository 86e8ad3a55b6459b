namespace Gym24.Contracts.Privacy;

/// <summary>
/// The records of people a module keeps, and how they go. Each module with a table that names a person brings one, registered as scoped; a
/// module with tables derives it from <c>PersonalTables</c> of <c>Gym24.Contracts.Data</c>. Checks no permission: the host asks.
/// </summary>
public interface IPersonalRecords
{
    /// <summary>Id of the module.</summary>
    string Module { get; }

    /// <summary>What is kept, in the order in which it is shown. Ids never change: they stand in acts for years.</summary>
    IReadOnlyList<RecordKind> Kinds { get; }

    /// <summary>How many rows there are about a person, by id of the kind; a kind without rows may be left out.</summary>
    Task<IReadOnlyDictionary<string, int>> Count(Guid person, CancellationToken cancellation = default);

    /// <summary>Everything there is about a person, as it is stored.</summary>
    Task<IReadOnlyList<RecordSet>> Export(Guid person, CancellationToken cancellation = default);

    /// <summary>Erases what is asked for, in the running transaction. Erasing what is gone already changes nothing.</summary>
    /// <returns>What was done, by id of the kind; a kind without rows may be left out.</returns>
    Task<IReadOnlyDictionary<string, ErasedRows>> Erase(ErasureOrder order, CancellationToken cancellation = default);

    /// <summary>Which of these people have rows here, kind by kind. At most 500 ids; a handful of questions, whatever their number.</summary>
    Task<IReadOnlyList<HeldRecord>> Held(IReadOnlyCollection<Guid> people, CancellationToken cancellation = default);
}

/// <summary>What becomes of a row when its person is erased.</summary>
public enum RecordFate
{
    /// <summary>The row goes.</summary>
    Deleted = 0,

    /// <summary>The row stays for the figures and belongs to nobody: its person is replaced by a number that stands for no one.</summary>
    Anonymised = 1,

    /// <summary>The row stays as it is, because it is a proof that holds numbers and no names.</summary>
    Kept = 2,
}

/// <summary>A kind of record.</summary>
/// <param name="Id">Unique over all modules: the module's id, a dot, a word, such as <c>portfolio.achievements</c>. At most 80 characters.</param>
/// <param name="Title">As a parent would understand it.</param>
/// <param name="Years">How long the school must keep it after the person has left, unless the school has decided otherwise; <see langword="null"/>: it may go at any time.</param>
/// <param name="Basis">The act that says so, or why it may go or must stay.</param>
public sealed record RecordKind(string Id, LocalText Title, RecordFate Fate, int? Years, LocalText Basis);

/// <summary>Rows of one kind.</summary>
/// <param name="Kind">Id of the kind.</param>
/// <param name="Table">Where they stand, for whoever reads them by a program.</param>
public sealed record RecordSet(string Kind, string Table, IReadOnlyList<RecordRow> Rows);

/// <summary>A row about a person.</summary>
/// <param name="Fields">Text, numbers, dates, ids; what holds nothing is left out.</param>
public sealed record RecordRow(IReadOnlyList<RecordField> Fields);

/// <summary>A value.</summary>
/// <param name="Name">Stable, for programs.</param>
/// <param name="Title">For people; in the reader's language.</param>
public sealed record RecordField(string Name, string Title, object Value);

/// <summary>What is to go.</summary>
/// <param name="Person">Id of the person.</param>
/// <param name="Kinds">Ids of kinds, of whatever module.</param>
/// <param name="Nobody">Stands in place of the person in what stays: made for this once, and kept nowhere.</param>
public sealed record ErasureOrder(Guid Person, IReadOnlySet<string> Kinds, Guid Nobody);

/// <summary>What went.</summary>
/// <param name="Deleted">Rows that are gone.</param>
/// <param name="Anonymised">Rows that belong to nobody now.</param>
public sealed record ErasedRows(int Deleted, int Anonymised)
{
    /// <summary>Both together.</summary>
    public ErasedRows Add(ErasedRows other) => new(Deleted + other.Deleted, Anonymised + other.Anonymised);
}

/// <summary>A person has rows of a kind.</summary>
public sealed record HeldRecord(Guid Person, string Kind);
