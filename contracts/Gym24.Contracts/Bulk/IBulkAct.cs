namespace Gym24.Contracts.Bulk;

/// <summary>
/// Something done to many rows of a list at once, such as moving pupils to another class. Registered as a scoped <see cref="IBulkAct"/>; it stands
/// under every table of its list. The host asks what else has to be known, shows what would change before anything does, does it whole or not at all,
/// and lets whoever did it take it back for a day.
/// </summary>
/// <remarks>
/// An act carries no permission of its own into what it does: everything goes through requests of the module, which authorise, keep to the rows in reach
/// and leave their entries in the journal. It keeps nothing in memory between the calls.
/// </remarks>
public interface IBulkAct
{
    /// <summary>Letters, digits, dots and dashes, beginning with the id of the module: <c>people.move</c>.</summary>
    string Id { get; }

    /// <summary>Which rows it is for: a word that the tables name too, such as <c>people</c>.</summary>
    string List { get; }

    /// <summary>What is done, as on a button: «Перевести в класс».</summary>
    LocalText Title { get; }

    /// <summary>Name of an icon of the design system.</summary>
    string Icon { get; }

    /// <summary>Who is offered it.</summary>
    string Permission { get; }

    /// <summary>What has to be known besides the rows, at most a handful. None by default.</summary>
    Task<IReadOnlyList<BulkQuestion>> Ask(CancellationToken cancellation) => Task.FromResult<IReadOnlyList<BulkQuestion>>([]);

    /// <summary>What would change, one line for each row in reach; the others are left out in silence, as if they were not there.</summary>
    /// <param name="rows">Ids, each once, at most <see cref="BulkLine.MaxRows"/>.</param>
    /// <param name="answers">By the ids of the questions.</param>
    /// <param name="cancellation">Nobody waits any more.</param>
    /// <exception cref="Refusal">An answer will not do; the field of the fault is the id of its question.</exception>
    Task<IReadOnlyList<BulkLine>> Preview(IReadOnlyList<Guid> rows, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation);

    /// <summary>Does it to one row, within the transaction of all of them.</summary>
    /// <param name="line">Of a <see cref="Preview"/> in the same transaction, and the same as the one that was shown.</param>
    /// <param name="answers">By the ids of the questions.</param>
    /// <param name="cancellation">Nobody waits any more.</param>
    /// <returns>What is needed to take it back, at most <see cref="BulkLine.StateLength"/> characters; no names.</returns>
    /// <exception cref="Refusal">It cannot be done: nothing is.</exception>
    Task<string> Do(BulkLine line, IReadOnlyDictionary<string, string> answers, CancellationToken cancellation);

    /// <summary>What taking it back would change. A row that somebody has changed since is left out, with the reason.</summary>
    /// <param name="done">What <see cref="Do"/> returned, by row.</param>
    /// <param name="cancellation">Nobody waits any more.</param>
    Task<IReadOnlyList<BulkLine>> PreviewUndo(IReadOnlyDictionary<Guid, string> done, CancellationToken cancellation);

    /// <summary>Takes it back for one row, within the transaction of all of them.</summary>
    /// <param name="line">Of a <see cref="PreviewUndo"/> in the same transaction.</param>
    /// <param name="cancellation">Nobody waits any more.</param>
    Task Undo(BulkLine line, CancellationToken cancellation);
}
