using System.Globalization;
using Microsoft.Data.Sqlite;

namespace Gym24.Benchmarks;

/// <summary>
/// Makes the invented school so many times as large: every row is copied with identifiers of its own, so that copies refer to each other
/// as the originals do. Everybody is at school today; what they took part in is spread over ten years.
/// </summary>
internal sealed class Growth : IDisposable
{
    private const int Years = 10;

    /// <summary>What a school has once, however large it is.</summary>
    private static readonly string[] Once = ["host_data_keys", "host_leases", "host_settings", "host_grants", "host_permissions", "host_roles", "host_search_builds", "host_search_entries", "host_search_tokens", "host_search_words"];

    private readonly SqliteConnection _database;

    public Growth(string file)
    {
        _database = new SqliteConnection($"Data Source={file};Pooling=False");
        _database.Open();
        Run("PRAGMA foreign_keys = OFF");
    }

    public void To(int times)
    {
        var tables = Values("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '%_migrations'")
            .Except(Once).Select(name => new Table(this, name)).Where(t => t.HasIdentifiers).ToList();
        for (var copy = 1; copy < times; copy++)
        {
            Run("BEGIN");
            foreach (var table in tables)
                Run(table.Copy(copy));
            Run("COMMIT");
        }
        Run("PRAGMA wal_checkpoint(TRUNCATE)");
    }

    public long Rows(string table) => Count($"\"{table}\"");

    public long Undelivered => Count("host_outbox WHERE DeliveredAt IS NULL");

    public void Dispose() => _database.Dispose();

    private void Run(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }

    private long Count(string of) => long.Parse(Values($"SELECT COUNT(*) FROM {of}").Single(), CultureInfo.InvariantCulture);

    private List<string> Values(string sql)
    {
        using var command = _database.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var values = new List<string>();
        while (reader.Read())
            values.Add(reader.GetString(0));
        return values;
    }

    private sealed class Table
    {
        private const string Identifier = "????????-????-????-????-????????????", Day = "[12][0-9][0-9][0-9]-[01][0-9]-[0-3][0-9]*";
        private readonly Growth _growth;
        private readonly string _name, _last;
        private readonly List<(string Name, Kind Kind)> _columns = [];

        public Table(Growth growth, string name)
        {
            (_growth, _name) = (growth, name);
            _last = growth.Values($"SELECT COALESCE(MAX(rowid), 0) FROM \"{name}\"").Single();
            var counted = growth.Values($"SELECT name FROM pragma_table_info('{name}') WHERE pk > 0").Count == 1 ? "pk = 1 AND type = 'INTEGER'" : "0";
            foreach (var column in growth.Values($"SELECT name FROM pragma_table_info('{name}') WHERE NOT ({counted})"))
                _columns.Add((column, KindOf(column)));
            // A key without an identifier is told apart by its last text.
            foreach (var key in growth.Values($"SELECT name FROM pragma_index_list('{name}') WHERE \"unique\" = 1"))
            {
                var columns = growth.Values($"SELECT name FROM pragma_index_info('{key}')").Select(c => _columns.FindIndex(x => x.Name == c)).ToList();
                if (columns.TrueForAll(c => _columns[c].Kind != Kind.Identifier) && columns.FindLast(c => _columns[c].Kind == Kind.Text) is var mark)
                    _columns[mark] = _columns[mark] with { Kind = Kind.Mark };
            }
        }

        private enum Kind { Other, Text, Identifier, Day, SchoolYear, Mark }

        public bool HasIdentifiers => _columns.Exists(c => c.Kind == Kind.Identifier);

        public string Copy(int copy) => $"""
            INSERT INTO "{_name}" ({string.Join(", ", _columns.Select(c => $"\"{c.Name}\""))})
            SELECT {string.Join(", ", _columns.Select(c => Value($"\"{c.Name}\"", c.Kind, copy)))} FROM "{_name}" WHERE rowid <= {_last}
            """;

        private Kind KindOf(string column) =>
            Is(column, Identifier) ? Kind.Identifier
            : _name.StartsWith("people_", StringComparison.Ordinal) ? (IsText(column) ? Kind.Text : Kind.Other)
            : Is(column, Day) ? Kind.Day
            : column == "SchoolYear" ? Kind.SchoolYear
            : IsText(column) ? Kind.Text : Kind.Other;

        private bool Is(string column, string form) => _growth.Values($"SELECT '' FROM \"{_name}\" WHERE \"{column}\" GLOB '{form}' LIMIT 1").Count > 0;

        private bool IsText(string column) =>
            _growth.Values($"SELECT type FROM pragma_table_info('{_name}') WHERE name = '{column}'").Single() == "TEXT";

        /// <summary>A copy's identifiers begin with its number, in a time that no clock has reached.</summary>
        private static string Value(string column, Kind kind, int copy) => kind switch
        {
            Kind.Identifier => $"CASE WHEN LENGTH({column}) = 36 THEN 'C0{copy:X2}FFFF' || SUBSTR({column}, 9) ELSE {column} END",
            Kind.Day => $"DATE(SUBSTR({column}, 1, 10), '-{364 * (copy % Years)} days') || SUBSTR({column}, 11)",
            Kind.SchoolYear => $"{column} - {copy % Years}",
            Kind.Mark => $"{column} || ' {copy}'",
            _ => column,
        };
    }
}
