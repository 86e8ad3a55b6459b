using System.Text.RegularExpressions;
using Xunit;

namespace Gym24.Architecture;

/// <summary>Every text of the interface stands in both languages, and every key that is used has a text.</summary>
public sealed partial class TextTests
{
    public static TheoryData<string> Projects() =>
        [.. new[] { "contracts", "host", "modules" }.SelectMany(r => House.Files(r, "Texts.restext")).Select(f => House.Short(f))];

    [Theory, MemberData(nameof(Projects))]
    public void Both_languages_have_the_same_keys_and_placeholders(string russian)
    {
        var ru = Read(Path.Combine(House.Root, russian));
        var en = Read(Path.Combine(House.Root, russian.Replace(".restext", ".en.restext", StringComparison.Ordinal)));
        Nothing.Stands(ru.Keys.Except(en.Keys).Select(k => $"{k} is not in English"));
        Nothing.Stands(en.Keys.Except(ru.Keys).Select(k => $"{k} is not in Russian"));
        Nothing.Stands(ru.Where(t => !Holes(t.Value).SetEquals(Holes(en[t.Key]))).Select(t => $"{t.Key}: placeholders differ"));
        Nothing.Stands(ru.Where(t => string.IsNullOrWhiteSpace(t.Value)).Select(t => $"{t.Key} is empty"));
    }

    [Theory, MemberData(nameof(Projects))]
    public void A_key_that_is_used_has_a_text(string russian)
    {
        var folder = Path.GetDirectoryName(russian)!;
        var known = Read(Path.Combine(House.Root, russian)).Keys.ToHashSet();
        foreach (var other in Directory.GetFiles(Path.Combine(House.Root, folder), "*Texts.restext"))
            known.UnionWith(Read(other).Keys);
        var wrong = from file in House.Files(folder, ".cs", ".razor")
                    where !House.Parts(file).Contains("Gallery")
                    from use in Used().Matches(File.ReadAllText(file))
                    let key = use.Groups["key"].Value
                    // A key that is put together must at least begin like one.
                    where use.Groups["open"].Success ? !known.Any(k => k.StartsWith(key, StringComparison.Ordinal)) : !known.Contains(key)
                    select $"{House.Short(file)} uses {use.Groups["key"].Value}";
        Nothing.Stands(wrong);
    }

    private static Dictionary<string, string> Read(string file) => File.ReadLines(file)
        .Where(l => l.Length > 0 && l[0] is not ('#' or ';') && l.Contains('=', StringComparison.Ordinal))
        .ToDictionary(l => l[..l.IndexOf('=', StringComparison.Ordinal)].Trim(), l => l[(l.IndexOf('=', StringComparison.Ordinal) + 1)..]);

    private static HashSet<string> Holes(string text) => [.. Hole().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"\b(T|Text)\[""(?<key>[^""$]+)""(?<open>\s*\+)?")]
    private static partial Regex Used();

    [GeneratedRegex(@"\{\d+")]
    private static partial Regex Hole();
}
