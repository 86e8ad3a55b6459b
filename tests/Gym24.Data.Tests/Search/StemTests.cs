using System.Text.RegularExpressions;
using Gym24.Contracts;
using Gym24.Contracts.Data;
using Gym24.Data.Tests.Server;
using Npgsql;

namespace Gym24.Data.Tests.Search;

/// <summary>Our stems are those of the reference: PostgreSQL's dictionary of the same algorithm, asked word by word.</summary>
public sealed partial class StemTests(PostgreSqlServer server)
{
    private static string Root
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (!File.Exists(Path.Combine(folder!.FullName, "Gym24.Platform.sln")))
                folder = folder.Parent;
            return folder.FullName;
        }
    }

    [Fact]
    public async Task Every_word_of_the_catalogue_and_of_names_has_the_stem_of_the_reference()
    {
        var files = Directory.EnumerateFiles(Path.Combine(Root, "modules"), "catalogue.yaml", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(Path.Combine(Root, "modules"), "Texts.restext", SearchOption.AllDirectories))
            .Append(Path.Combine(Root, "modules", "school", "People", "Demo", "DemoNames.cs"));
        var names = new Bogus.Faker("ru") { Random = new Bogus.Randomizer(24) };
        var words = files.SelectMany(f => Cyrillic().Matches(Fold.Text(File.ReadAllText(f))).Select(m => m.Value))
            .Concat(Enumerable.Range(0, 5_000).SelectMany(_ => Fold.Text($"{names.Name.LastName()} {names.Name.FirstName()}").Split(' ')))
            .Distinct().Order(StringComparer.Ordinal).ToArray();
        Assert.True(words.Length > 4_000, $"Only {words.Length} words.");

        await using var source = NpgsqlDataSource.Create(server.Connection);
        await using var ask = source.CreateCommand("SELECT w, (ts_lexize('russian_stem', w))[1] FROM unnest($1::text[]) AS w");
        ask.Parameters.AddWithValue(words);
        var (wrong, asked) = (new List<string>(), 0);
        await using var reader = await ask.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            // The reference leaves little words out altogether.
            if (reader.IsDBNull(1))
                continue;
            asked++;
            if (RussianStem.Of(reader.GetString(0)) is var ours && ours != reader.GetString(1))
                wrong.Add($"{reader.GetString(0)}: {ours}, not {reader.GetString(1)}");
        }
        Assert.True(wrong.Count == 0, $"{wrong.Count} of {asked}:\n{string.Join('\n', wrong.Take(100))}");
        Assert.True(asked > 4_000);
    }

    [Theory]
    [InlineData("olympiad")]
    [InlineData("2026")]
    [InlineData("8а")]
    [InlineData("")]
    public void What_is_no_russian_word_stays(string word) => Assert.Equal(word, RussianStem.Of(word));

    [GeneratedRegex("[а-я]{2,}")]
    private static partial Regex Cyrillic();
}
