using System.Net.Http.Json;
using System.Text.Json;

namespace Gym24.Host.Tests.Search;

/// <summary>What somebody types and what is to be found: the lines of <c>queries.tsv</c>, and people, classes and runs of the invented school with misspellings made by rule.</summary>
internal static class LabelledQueries
{
    private const string Keys = "йцукенгшщзхъфывапролджэячсмитьбю", Latin = "qwertyuiop[]asdfghjkl;'zxcvbnm,.";

    /// <summary>Each with its number: odd ones are for tuning, even ones held out.</summary>
    public static async Task<IReadOnlyList<Labelled>> Read(HttpClient api)
    {
        var lines = (await File.ReadAllLinesAsync(Path.Combine(RunningHost.Root, "tests", "Gym24.Host.Tests", "Search", "queries.tsv")))
            .Where(l => l.Length > 0 && l[0] != '#').Select(l => l.Split('\t')).Select(p => (p[0], p[1]));
        return [.. lines.Concat(await People(api)).Concat(await Classes(api)).Select((l, i) => new Labelled(i + 1, l.Item1, l.Item2))];
    }

    private static async Task<IEnumerable<(string, string)>> People(HttpClient api)
    {
        var pupils = await Items(api, "/api/v1/people?kind=pupil&size=200");
        var staff = await Items(api, "/api/v1/people?kind=staff&size=50");
        // Every so many, so that surnames differ; a namesake of the same first name would be as good an answer, so nobody is asked for who has one.
        var chosen = pupils.Where((_, i) => i % 10 == 3).Concat(staff.Where((_, i) => i % 8 == 2))
            .Select(p => (Name: p.GetProperty("name").GetString()!.Split(' '), Href: $"/people/{p.GetProperty("id").GetString()}")).Where(p => p.Name.Length > 1 && p.Name[0].Length > 4);
        return chosen.Select((p, i) => (Ways[i % Ways.Length](p.Name[0], p.Name[1]), p.Href));
    }

    private static readonly Func<string, string, string>[] Ways =
    [
        (surname, name) => $"{surname} {name}".ToLowerInvariant(),
        (surname, name) => $"{name} {surname}",
        (surname, name) => $"{surname.Remove(2, 1)} {name}",
        (surname, name) => $"{surname.Insert(3, surname[3].ToString())} {name}",
        (surname, name) => $"{surname[..2]}{surname[3]}{surname[2]}{surname[4..]} {name}",
        (surname, name) => $"{Neighbour(surname, 3)} {name}",
        (surname, name) => OtherLayout($"{surname} {name}"),
        (surname, name) => $"{surname[..4]} {name}",
        (surname, name) => $"{surname} {name[..1]}",
        (surname, name) => $"{surname}  {name}".Replace('е', 'ё'),
    ];

    private static async Task<IEnumerable<(string, string)>> Classes(HttpClient api)
    {
        var classes = await Items(api, "/api/v1/classes");
        return classes.Where((_, i) => i % 5 == 1).SelectMany((c, i) =>
        {
            var (name, href) = (c.GetProperty("name").GetString()!, $"/people/classes/{c.GetProperty("id").GetString()}");
            return new[] { (name.ToLowerInvariant(), href), ($"{name} класс", href), ($"{name[..^1]} «{name[^1]}» класс", href), ($"{name[..^1]}-{name[^1]}", href) };
        });
    }

    private static async Task<List<JsonElement>> Items(HttpClient api, string address) =>
        [.. (await api.GetFromJsonAsync<JsonElement>(address)).GetProperty("items").EnumerateArray()];

    private static string Neighbour(string word, int at)
    {
        var key = Keys.IndexOf(char.ToLowerInvariant(word[at]), StringComparison.Ordinal);
        return key < 0 ? word : word[..at] + Keys[key == 0 ? 1 : key - 1] + word[(at + 1)..];
    }

    private static string OtherLayout(string text) =>
        string.Concat(text.ToLowerInvariant().Select(c => Keys.IndexOf(c, StringComparison.Ordinal) is >= 0 and var i ? Latin[i] : c));
}

internal sealed record Labelled(int Number, string Typed, string Href)
{
    public bool HeldOut => Number % 2 == 0;
}
