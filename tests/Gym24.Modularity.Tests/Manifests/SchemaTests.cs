using System.Text.Json;
using Gym24.Modularity.Manifests;

namespace Gym24.Modularity.Tests.Manifests;

/// <summary>The published schema of <c>module.json</c> names the keys the reader knows.</summary>
public sealed class SchemaTests : IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("gym24-test-").FullName, "module.json");

    [Theory]
    [InlineData("""{ "zzz": 1 }""", null)]
    [InlineData("""{ "permissions": [{ "zzz": 1 }] }""", "permission")]
    [InlineData("""{ "privacy": [{ "zzz": 1 }] }""", "privacy")]
    public void The_reader_knows_the_keys_of_the_schema(string manifest, string? shape)
    {
        File.WriteAllText(_file, manifest);
        using var stream = typeof(ManifestReader).Assembly.GetManifestResourceStream("module.schema.json")!;
        var schema = JsonDocument.Parse(stream).RootElement;
        var described = shape is null ? schema : schema.GetProperty("$defs").GetProperty(shape);

        var unknown = ManifestReader.Read(_file).Faults.Single(f => f.Key?.EndsWith("zzz", StringComparison.Ordinal) == true);

        Assert.Contains(string.Join(", ", described.GetProperty("properties").EnumerateObject().Select(p => p.Name)), unknown.Words.En);
    }

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);
}
