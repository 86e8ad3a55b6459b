using Gym24.Contracts.Privacy;
using Microsoft.EntityFrameworkCore;

namespace Gym24.Contracts.Data;

/// <summary>
/// The personal records of a module, told table by table: which column names the person, and what becomes of the row. A test holds each table of
/// a module against it.
/// </summary>
/// <typeparam name="TDb">The module's own context.</typeparam>
public abstract class PersonalTables<TDb> : IPersonalRecords, IPersonalColumns where TDb : ModuleDb
{
    private readonly List<RecordsOfKind> _kinds = [];

    protected PersonalTables(TDb db) => Db = db;

    protected TDb Db { get; }

    public string Module => Db.OwnManifest.Id;

    public IReadOnlyList<RecordKind> Kinds => [.. Told.Select(k => k.Kind)];

    public IReadOnlyCollection<PersonalColumn> Columns => [.. Told.SelectMany(k => k.Tables).Select(t => new PersonalColumn(t.Row, t.Column))];

    /// <summary>Tells of every kind, by <see cref="Kind"/>. Kinds are erased in this order.</summary>
    protected abstract void Tell();

    /// <summary>Begins a kind; its tables follow, each by one call.</summary>
    /// <param name="id">A word of the module's own; the module's id comes before it.</param>
    /// <param name="years">See <see cref="RecordKind"/>.</param>
    protected RecordsOfKind Kind(string id, LocalText title, RecordFate fate, int? years, LocalText basis)
    {
        var kind = new RecordsOfKind(new RecordKind($"{Module}.{id}", title, fate, years, basis));
        _kinds.Add(kind);
        return kind;
    }

    /// <summary>What has to go or to change before the rows of a kind do: what hangs on them, and what repeats the person's id or name elsewhere.</summary>
    protected virtual Task<ErasedRows> EraseBefore(string kind, Guid person, Guid nobody, CancellationToken cancellation) => Task.FromResult(new ErasedRows(0, 0));

    public async Task<IReadOnlyDictionary<string, int>> Count(Guid person, CancellationToken cancellation = default)
    {
        var counted = new Dictionary<string, int>();
        foreach (var kind in Told)
            foreach (var table in kind.Tables)
                counted[kind.Kind.Id] = counted.GetValueOrDefault(kind.Kind.Id) + await table.Count(Db, person, cancellation);
        return counted;
    }

    public async Task<IReadOnlyList<RecordSet>> Export(Guid person, CancellationToken cancellation = default)
    {
        var sets = new List<RecordSet>();
        foreach (var kind in Told)
            foreach (var table in kind.Tables)
                foreach (var (name, rows) in await table.Rows(Db, person, cancellation))
                    sets.Add(new RecordSet(kind.Kind.Id, name, rows));
        return sets;
    }

    public async Task<IReadOnlyDictionary<string, ErasedRows>> Erase(ErasureOrder order, CancellationToken cancellation = default)
    {
        var done = new Dictionary<string, ErasedRows>();
        foreach (var kind in Told.Where(k => order.Kinds.Contains(k.Kind.Id) && k.Kind.Fate != RecordFate.Kept))
        {
            var erased = await EraseBefore(kind.Kind.Id[(Module.Length + 1)..], order.Person, order.Nobody, cancellation);
            foreach (var table in kind.Tables)
                erased = erased.Add(await table.Erase(Db, order.Person, order.Nobody, cancellation));
            done[kind.Kind.Id] = erased;
        }
        // Statements went past the tracker: what it holds is no longer what is stored.
        if (done.Count > 0)
            Db.ChangeTracker.Clear();
        return done;
    }

    public async Task<IReadOnlyList<HeldRecord>> Held(IReadOnlyCollection<Guid> people, CancellationToken cancellation = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(people.Count, 500);
        var held = new HashSet<HeldRecord>();
        foreach (var kind in Told.Where(k => k.Kind.Fate != RecordFate.Kept))
            foreach (var table in kind.Tables)
                foreach (var person in await table.People(Db, people, cancellation))
                    held.Add(new HeldRecord(person, kind.Kind.Id));
        return [.. held];
    }

    private List<RecordsOfKind> Told
    {
        get
        {
            if (_kinds.Count == 0)
                Tell();
            return _kinds;
        }
    }
}

/// <summary>Which columns of a module's tables name a person.</summary>
public interface IPersonalColumns
{
    /// <summary>Id of the module.</summary>
    string Module { get; }

    IReadOnlyCollection<PersonalColumn> Columns { get; }
}

/// <summary>A column that holds ids of people.</summary>
/// <param name="Row">The class of the row.</param>
public sealed record PersonalColumn(Type Row, string Column);
