using System.Text.RegularExpressions;
using Gym24.Contracts.Files;
using Gym24.Contracts.Testing;
using Gym24.Data.Tests.Server;
using Microsoft.Data.Sqlite;

namespace Gym24.Data.Tests.Copy;

/// <summary><c>gym24 db copy</c> with a whole invented school: there, back, and where it must not go.</summary>
public sealed partial class CopyTests(PostgreSqlServer server) : IDisposable
{
    private readonly string _data = Directory.CreateTempSubdirectory("gym24-copy-").FullName;

    public void Dispose() => Directory.Delete(_data, recursive: true);

    private string File(string name) => Path.Combine(_data, name);

    [Fact]
    public async Task A_school_goes_to_a_server_and_back_and_is_the_same()
    {
        // Files of the school in a folder: a copy holds them itself.
        var files = File("files");
        await Live(Settings("Files__Folder", files), ["--demo", "--data", _data]);
        var kept = Directory.EnumerateFiles(files, "*-*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".txt", StringComparison.Ordinal)).ToList();
        Assert.NotEmpty(kept);
        await using var database = await TestDatabase.OnPostgreSql(server.Connection);
        var there = Tables(await Copied("sqlite", "postgresql", to: Connection(database), files: files));
        Assert.True(there.Count > 80, $"only {there.Count} tables");
        Assert.InRange(there["people.people"].Rows, 700, 5000);
        Assert.InRange(there["partnerships.applications"].Rows, 1, 100_000);

        var back = Tables(await Copied("postgresql", File("backup.db"), from: Connection(database)));
        Assert.Equal(there, back);
        Assert.Empty(Directory.EnumerateFiles(_data, "backup.db-*"));
        Assert.Equal(kept.Select(f => Path.GetFileName(f)[..64]).Order(StringComparer.Ordinal), Contents(File("backup.db")).Select(KeptFile.HashOf).Order(StringComparer.Ordinal));
        // Where the folder is not known nothing is copied half.
        var nowhere = await Unpacked.Run(Settings(), "db", "copy", "--from", "sqlite", "--to", File("half.db"), "--data", _data);
        Assert.Equal(2, nowhere.Code);
        Assert.Contains("Files__Folder", nowhere.Errors, StringComparison.Ordinal);

        await using var second = await TestDatabase.OnPostgreSql(server.Connection);
        Assert.Equal(there, Tables(await Copied(File("backup.db"), "postgresql", to: Connection(second))));
        // Once more changes nothing; what a restored school then starts on is whole.
        Assert.DoesNotMatch("перенесено$|copied$", await Copied(File("backup.db"), "postgresql", to: Connection(second)));
        using var host = Unpacked.Start(Settings("Database__Provider", "postgresql", "Database__ConnectionString", Connection(second)), "--data", File("restored"), "--urls", "http://127.0.0.1:0");
        try
        {
            using var browser = new HttpClient(new HttpClientHandler { UseProxy = false }) { BaseAddress = await Unpacked.Address(host, host.StandardError.ReadToEndAsync()) };
            Assert.Equal("ok", await browser.GetStringAsync("/health/ready"));
        }
        finally
        {
            host.Kill();
            await host.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task Two_schools_never_meet_in_one_database()
    {
        var (one, other) = (Directory.CreateDirectory(File("one")).FullName, Directory.CreateDirectory(File("other")).FullName);
        await Empty(one);
        await Empty(other);
        var first = await Unpacked.Run(Settings(), "db", "copy", "--from", "sqlite", "--to", File("both.db"), "--data", one);
        Assert.True(first.Code == 0, first.Errors);
        var second = await Unpacked.Run(Settings(), "db", "copy", "--from", "sqlite", "--to", File("both.db"), "--data", other);
        Assert.Equal(2, second.Code);
        Assert.Matches("другая школа|another school", second.Errors);
        var onto = await Unpacked.Run(Settings(), "db", "copy", "--from", File("both.db"), "--to", "sqlite", "--data", other);
        Assert.Equal(2, onto.Code);
    }

    private static Task Empty(string data) => Live(Settings(), ["--data", data]);

    private static IEnumerable<byte[]> Contents(string database)
    {
        using var connection = new SqliteConnection($"Data Source={database};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var question = new SqliteCommand("SELECT \"Content\" FROM host_file_contents WHERE \"InFolder\" = 0", connection);
        using var reader = question.ExecuteReader();
        while (reader.Read())
            yield return (byte[])reader[0];
    }

    private static async Task Live(Dictionary<string, string?> settings, string[] args)
    {
        using var host = Unpacked.Start(settings, [.. args, "--urls", "http://127.0.0.1:0"]);
        try
        {
            await Unpacked.Address(host, host.StandardError.ReadToEndAsync());
        }
        finally
        {
            host.Kill();
            await host.WaitForExitAsync();
        }
    }

    private async Task<string> Copied(string source, string target, string? from = null, string? to = null, string? files = null)
    {
        var (code, said, errors) = await Unpacked.Run(Settings("Copy__From", from, "Copy__To", to, "Files__Folder", files), "db", "copy", "--from", source, "--to", target, "--data", _data);
        Assert.True(code == 0, errors + said);
        return said;
    }

    private static string Connection(TestDatabase database)
    {
        using var own = database.Engine.CreateConnection();
        return own.ConnectionString;
    }

    private static Dictionary<string, string?> Settings(params string?[] pairs) => pairs.Chunk(2).Where(p => p[1] is not null).ToDictionary(p => p[0]!, p => p[1]);

    private static Dictionary<string, (long Rows, string Sum)> Tables(string said) => Lines().Matches(said)
        .ToDictionary(m => m.Groups[1].Value, m => (long.Parse(m.Groups[2].Value, System.Globalization.CultureInfo.InvariantCulture), m.Groups[3].Value));

    [GeneratedRegex(@"^(\S+)\s+(\d+) ([0-9a-f]{32}) ", RegexOptions.Multiline)]
    private static partial Regex Lines();
}
