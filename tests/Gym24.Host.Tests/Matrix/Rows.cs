using Microsoft.Data.Sqlite;

namespace Gym24.Host.Tests.Matrix;

/// <summary>
/// Whose a row is, read off the database and not off the code that is judged: a person's are the rows that name the person, and the rows
/// that such a row names as what it belongs to.
/// </summary>
internal sealed class Rows : IDisposable
{
    private readonly SqliteConnection _database;
    private readonly Dictionary<string, IReadOnlyDictionary<string, HashSet<string>>> _owners = [];
    private readonly Dictionary<string, string[]> _columns;

    public Rows(string file)
    {
        _database = new SqliteConnection($"Data Source={file};Mode=ReadOnly;Pooling=False");
        _database.Open();
        _columns = Read("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
            .ToDictionary(t => t[0], t => Read($"SELECT name FROM pragma_table_info('{t[0]}')").Select(c => c[0]).ToArray());
        People = [.. Read("SELECT \"Id\" FROM people_people").Select(r => r[0]), .. Read("SELECT DISTINCT \"Partner\" FROM partnerships_run_partners").Select(r => r[0])];
        Pupils = Read("SELECT \"Id\", \"DisplayName\" FROM people_people WHERE \"Kind\" = 0").ToDictionary(r => r[0], r => r[1]);
    }

    /// <summary>Ids of everybody in the roster, as the database writes them, and of the partners.</summary>
    public HashSet<string> People { get; }

    /// <summary>Names of pupils by id.</summary>
    public IReadOnlyDictionary<string, string> Pupils { get; }

    /// <summary>The ids of a table, or of one column of it, in the order they came, and whose each is.</summary>
    /// <param name="source"><c>table</c>, <c>table.Column</c>, or <c>table by Column</c>: the rows belong to whomever that belongs to.</param>
    public IReadOnlyDictionary<string, HashSet<string>> OwnersIn(string source)
    {
        if (_owners.TryGetValue(source, out var known))
            return known;
        var (table, column) = source.Split('.') is [var of, var at] ? (of, at) : (source, "Id");
        if (table.Split(" by ") is [var held, var by])
            return _owners[source] = Read($"SELECT \"Id\", \"{by}\" FROM \"{held}\" ORDER BY rowid").ToDictionary(r => r[0], r => OwnersIn($"{held}.{by}")[r[1]]);
        var ids = Array.IndexOf(_columns[table], column);
        var owners = Read($"SELECT * FROM \"{table}\" ORDER BY rowid").GroupBy(r => r[ids])
            .ToDictionary(g => g.Key, g => g.SelectMany(r => r).Where(People.Contains).ToHashSet());
        foreach (var other in _columns.Keys.Where(t => t != table && IsOfModule(t)))
            foreach (var row in Read($"SELECT * FROM \"{other}\""))
                if (row.Where(People.Contains).ToList() is { Count: > 0 } named)
                    foreach (var belongsTo in row.Where(v => !People.Contains(v) && owners.ContainsKey(v)))
                        owners[belongsTo].UnionWith(named);
        return _owners[source] = owners;
    }

    /// <summary>The rows of a table that name a person as the one in charge.</summary>
    public IEnumerable<string> InChargeOf(string person, string table) =>
        Read($"SELECT * FROM \"{table}\" ORDER BY rowid").Where(r => r.Contains(person)).Select(r => r[Array.IndexOf(_columns[table], "Id")]);

    /// <summary>Everybody in rows that name a person as the one in charge.</summary>
    public IEnumerable<string> PeopleInChargeOf(string person) => _columns.Where(t => IsOfModule(t.Key) && !t.Key.StartsWith("people_", StringComparison.Ordinal) && t.Value.Contains("Id"))
        .SelectMany(t => InChargeOf(person, t.Key).SelectMany(id => OwnersIn(t.Key)[id]));

    /// <summary>What stands in another column of a row: <c>table.Column</c>.</summary>
    public string Beside(string table, string id, string column) =>
        Read($"SELECT * FROM \"{table}\" WHERE \"Id\" = '{id}'").Single()[Array.IndexOf(_columns[table], column.Split('.')[1])];

    /// <summary>Whether every event has reached everybody it was for, so that nothing moves any more by itself.</summary>
    public bool AtRest => Read("SELECT 1 FROM host_outbox WHERE \"DeliveredAt\" IS NULL AND \"DeadAt\" IS NULL LIMIT 1").Count == 0;

    /// <summary>What the modules keep, so that it can be seen that nothing has changed.</summary>
    public IReadOnlyDictionary<string, string> Contents() => _columns.Keys.Where(IsOfModule).ToDictionary(t => t, t => Convert.ToHexString(
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(
            string.Join('\n', Read($"SELECT * FROM \"{t}\" ORDER BY rowid").Select(r => string.Join('\t', r)))))));

    public void Dispose() => _database.Dispose();

    private static bool IsOfModule(string table) => !table.StartsWith("host_", StringComparison.Ordinal) && !table.StartsWith("__", StringComparison.Ordinal);

    private List<string[]> Read(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string[]>();
        while (reader.Read())
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), System.Globalization.CultureInfo.InvariantCulture) ?? "")]);
        return rows;
    }
}
