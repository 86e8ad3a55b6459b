using System.Text.RegularExpressions;
using Xunit;

namespace Gym24.Architecture;

/// <summary>
/// docs/operations/security.md answers every requirement of the standard once, counts its answers rightly, and what it names as evidence is
/// there. That the evidence proves the answer a person has to read.
/// </summary>
public sealed partial class SecurityDocumentTests
{
    private static readonly string[] States = ["met", "not applicable", "open"];
    private static readonly string Text = File.ReadAllText(Path.Combine(House.Root, "docs", "operations", "security.md"));
    private static readonly List<Row> Rows = [.. Answer().Matches(Text).Select(m => new Row(m.Groups["id"].Value, m.Groups["asked"].Value, m.Groups["state"].Value, m.Groups["evidence"].Value))];

    [Fact]
    public void Every_requirement_is_answered_once_and_nothing_else_is()
    {
        var asked = File.ReadLines(Path.Combine(House.Root, "tests", "Architecture", "asvs-5.0-level-2.txt")).Select(l => l.Split(' ')[0]).ToList();
        Assert.True(asked.Count > 200);
        Nothing.Stands(asked.Except(Rows.Select(r => r.Id)).Select(id => $"{id} is not answered"));
        Nothing.Stands(Rows.Where(r => !asked.Contains(r.Id)).Select(r => $"{r.Id} is asked by nobody"));
        Nothing.Stands(Rows.GroupBy(r => r.Id).Where(g => g.Count() > 1).Select(g => $"{g.Key} is answered {g.Count()} times"));
    }

    [Fact]
    public void A_state_is_one_of_three_words_and_has_its_reason()
    {
        Nothing.Stands(Rows.Where(r => !States.Contains(r.State)).Select(r => $"{r.Id}: “{r.State}” is no state"));
        Nothing.Stands(Rows.Where(r => r.Asked.Length < 8).Select(r => $"{r.Id} does not say what is asked"));
        Nothing.Stands(Rows.Where(r => r.State == "met" && !Named(r).Any(IsEvidence)).Select(r => $"{r.Id} is met by no file and no test"));
        Nothing.Stands(Rows.Where(r => r.State != "met" && r.Evidence.Length < 10).Select(r => $"{r.Id} is {r.State} without a reason"));
    }

    [Fact]
    public void What_is_named_as_evidence_is_in_the_repository()
    {
        var tests = House.Files("tests", ".cs").Select(f => File.ReadAllText(f)).ToList();
        Nothing.Stands(from row in Rows
                       from name in Named(row).Where(IsEvidence)
                       where IsPath(name) ? !Exists(name) : !tests.Exists(t => Holds(t, name))
                       select $"{row.Id}: {name} is not there");
    }

    [Fact]
    public void The_counts_at_the_head_are_those_of_the_answers()
    {
        string[] counted = [.. States.Select(s => $"| {s} | {Rows.Count(r => r.State == s)} |"), $"| all | {Rows.Count} |"];
        string[] said = [.. Count().Matches(Text).Select(m => m.Value)];
        Assert.Equal(counted, said);
    }

    private static IEnumerable<string> Named(Row row) => Code().Matches(row.Evidence).Select(m => m.Groups["name"].Value);

    /// <summary>A setting or a header is a word like any other.</summary>
    private static bool IsEvidence(string name) => IsPath(name) || TestName().IsMatch(name);

    private static bool IsPath(string name) => PathName().IsMatch(name);

    private static bool Exists(string name)
    {
        var path = Path.Combine(House.Root, name);
        return File.Exists(path) || Directory.Exists(path);
    }

    private static bool Holds(string source, string name)
    {
        var parts = name.Split('.');
        return Regex.IsMatch(source, $@"\bclass {parts[0]}\b") && (parts.Length == 1 || source.Contains($" {parts[1]}(", StringComparison.Ordinal));
    }

    private sealed record Row(string Id, string Asked, string State, string Evidence);

    [GeneratedRegex(@"^\| (?<id>\d+\.\d+\.\d+) \| (?<asked>[^|\n]*) \| (?<state>[^|\n]*) \| (?<evidence>[^|\n]*) \|$", RegexOptions.Multiline)]
    private static partial Regex Answer();

    [GeneratedRegex(@"^\| (met|not applicable|open|all) \| \d+ \|", RegexOptions.Multiline)]
    private static partial Regex Count();

    [GeneratedRegex("`(?<name>[^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex("^(build|contracts|docs|host|modules|tests|Directory)[/.]")]
    private static partial Regex PathName();

    [GeneratedRegex(@"^[A-Z]\w*Tests(\.\w+)?$")]
    private static partial Regex TestName();
}
