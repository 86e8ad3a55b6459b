using AngleSharp.Html.Parser;
using Microsoft.Data.Sqlite;

namespace Gym24.Host.Tests.Certificates;

/// <summary>What the invented school itself has held, and what was issued for it: read from the file of the database, whoever has it open.</summary>
internal static class RunsOfTheSchool
{
    /// <summary>Pages on which certificates are to be issued.</summary>
    public static async Task<IReadOnlyList<string>> Pages(HttpClient coordinator, string database)
    {
        var pages = new List<string>();
        foreach (var run in await Read(database, "SELECT r.Id FROM partnerships_runs r JOIN partnerships_run_partners p ON p.RunId = r.Id WHERE p.Partner = 'gym24' AND EXISTS (SELECT 1 FROM partnerships_results x WHERE x.RunId = r.Id) ORDER BY r.Id", r => r.GetString(0)))
            if (new HtmlParser().ParseDocument(await coordinator.GetStringAsync($"/runs/{run}/certificates")).QuerySelector("input[name=_handler][value=issue]") is not null)
                pages.Add($"/runs/{run}/certificates");
        return pages;
    }

    /// <summary>Numbers follow one another in each series, and nobody holds two for the same.</summary>
    public static async Task AreWhole(string database)
    {
        var issued = await Read(database, "SELECT Series, SchoolYear, Place, Kind, SubjectId, PersonId FROM host_certificates",
            r => (Series: r.GetString(0), Year: r.GetInt32(1), Place: r.GetInt32(2), Whose: $"{r.GetString(3)} {r.GetString(4)} {(r.IsDBNull(5) ? "" : r.GetString(5))}"));
        var counted = await Read(database, "SELECT Series, SchoolYear, Last FROM host_certificate_series", r => (Series: r.GetString(0), Year: r.GetInt32(1), Last: r.GetInt32(2)));
        Assert.NotEmpty(issued);
        Assert.All(counted, c => Assert.Equal(Enumerable.Range(1, c.Last), issued.Where(i => (i.Series, i.Year) == (c.Series, c.Year)).Select(i => i.Place).Order()));
        Assert.Equal(issued.Count, counted.Sum(c => c.Last));
        Assert.Equal(issued.Count, issued.Select(i => i.Whose).Distinct().Count());
    }

    private static async Task<List<T>> Read<T>(string database, string asked, Func<SqliteDataReader, T> row)
    {
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand(asked, connection);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<T>();
        while (await reader.ReadAsync())
            rows.Add(row(reader));
        return rows;
    }
}
