using Microsoft.Data.Sqlite;

namespace Gym24.Host.Tests.PersonalData;

/// <summary>Looks for a word in everything a database holds, table by table, column by column.</summary>
internal static class Sweep
{
    /// <returns>Tables in which it stands, with how many rows.</returns>
    public static IReadOnlyDictionary<string, int> For(string database, params string[] words)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        connection.Open();
        var found = new Dictionary<string, int>();
        foreach (var table in Read(connection, "SELECT name FROM sqlite_master WHERE type = 'table'").Select(r => (string)r[0]).ToList())
        {
            var rows = Read(connection, $"SELECT * FROM \"{table}\"").Count(row => row.Any(value => words.Any(w => Holds(value, w))));
            if (rows > 0)
                found[table] = rows;
        }
        return found;
    }

    /// <summary>How many rows there are of each combination of values: what figures are made of.</summary>
    public static IReadOnlyDictionary<string, long> Figures(string database, string table, params string[] columns)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly");
        connection.Open();
        var list = string.Join(", ", columns.Select(c => $"\"{c}\""));
        return Read(connection, $"SELECT {list}, COUNT(*) FROM \"{table}\" GROUP BY {list}").ToDictionary(r => string.Join('|', r[..^1]), r => (long)r[^1]);
    }

    private static bool Holds(object value, string word) => value switch
    {
        string text => text.Contains(word, StringComparison.OrdinalIgnoreCase),
        byte[] bytes => Guid.TryParse(word, out var id) && bytes.AsSpan().IndexOf(id.ToByteArray()) >= 0,
        _ => false,
    };

    private static IEnumerable<object[]> Read(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = new object[reader.FieldCount];
            reader.GetValues(row);
            yield return row;
        }
    }
}
