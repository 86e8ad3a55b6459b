using System.Text;
using System.Text.Json.Nodes;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue.Reading;

namespace Gym24.Partnerships.Tests.Catalogue;

/// <summary>The published schemas say what the readers do.</summary>
public sealed class SchemaTests
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "schemas");
    private static readonly JsonObject Catalogue = Schema("catalogue");

    [Fact]
    public void Every_shipped_catalogue_fits()
    {
        var validator = new SchemaValidator(Catalogue);
        var files = CatalogueSchool.RealModules.ToList();

        Assert.True(files.Count > 20);
        foreach (var (id, file) in files)
            Assert.Equal((id, ""), (id, string.Join("; ", validator.Faults(SchemaValidator.Json(NodeTree.Parse(File.ReadAllBytes(file), json: false))))));
    }

    [Fact]
    public void Every_shipped_manifest_fits()
    {
        var validator = new SchemaValidator(Schema("module"));
        var files = Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "catalogues"), "module.json", SearchOption.AllDirectories);

        Assert.True(files.Length > 20);
        foreach (var file in files)
            Assert.Equal((file, ""), (file, string.Join("; ", validator.Faults(JsonNode.Parse(File.ReadAllText(file))))));
        Assert.NotEmpty(validator.Faults(JsonNode.Parse("""{ "id": "a b", "title": "x", "version": "1", "contracts": "any", "colour": "red" }""")));
    }

    [Theory]
    [InlineData("catalogue")]
    [InlineData("module")]
    public void Every_key_is_described(string name)
    {
        var schema = Schema(name);
        Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema["$schema"]!.ToString());
        Assert.Empty(Properties(schema).Where(p => string.IsNullOrWhiteSpace(p.Value!["description"]?.ToString())).Select(p => p.Key));
    }

    /// <summary>An entry with a key nobody knows: the reader answers with those it knows.</summary>
    [Theory]
    [InlineData("source", "sources: [{ zzz: 1 }]")]
    [InlineData("direction", "directions: [{ zzz: 1 }]")]
    [InlineData("partner", "partners: [{ zzz: 1 }]")]
    [InlineData("partner/period", "partners: [{ period: { zzz: 1 } }]")]
    [InlineData("document", "documents: [{ zzz: 1 }]")]
    [InlineData("otherAct", "documents: [{ amends: [{ zzz: 1 }] }]")]
    [InlineData("conflict", "conflicts: [{ zzz: 1 }]")]
    [InlineData("offering", "offerings: [{ zzz: 1 }]")]
    [InlineData("offering/grades", "offerings: [{ grades: { zzz: 1 } }]")]
    [InlineData("offering/when", "offerings: [{ when: { zzz: 1 } }]")]
    [InlineData("offering/duration", "offerings: [{ duration: { zzz: 1 } }]")]
    [InlineData("dates", "offerings: [{ when: { dates: [{ zzz: 1 }] } }]")]
    [InlineData("capacity", "offerings: [{ capacity: { zzz: 1 } }]")]
    [InlineData("round", "offerings: [{ rounds: [{ zzz: 1 }] }]")]
    [InlineData("track", "offerings: [{ tracks: [{ zzz: 1 }] }]")]
    [InlineData("variant", "offerings: [{ variants: [{ zzz: 1 }] }]")]
    [InlineData("conflictNote", "offerings: [{ conflicts: [{ zzz: 1 }] }]")]
    [InlineData("sourceNote", "offerings: [{ sources: [{ zzz: 1 }] }]")]
    public void The_reader_asks_for_the_keys_of_the_schema(string shape, string yaml)
    {
        var known = Read(yaml).Messages.Single(m => m.Number == MessageNumber.UnknownKey).Values[1].Split(", ");
        var parts = shape.Split('/');
        var schema = Catalogue["$defs"]![parts[0]]!;
        if (parts.Length > 1)
            schema = schema["properties"]![parts[1]]!;

        Assert.Equal(known.Order(StringComparer.Ordinal), schema["properties"]!.AsObject().Select(p => p.Key).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Codes_and_sections_are_those_of_the_reader()
    {
        (string, CodeList)[] lists =
        [
            ("kind", Vocabulary.Kinds), ("audience", Vocabulary.Audiences), ("activityType", Vocabulary.ActivityTypes), ("level", Vocabulary.Levels),
            ("subject", Vocabulary.Subjects), ("season", FileCodes.Seasons), ("semester", FileCodes.Semesters), ("status", FileCodes.Statuses),
            ("partnerKind", FileCodes.PartnerKinds), ("documentCategory", FileCodes.DocumentCategories), ("conflictKind", FileCodes.ConflictKinds),
            ("severity", FileCodes.Severities),
        ];
        foreach (var (name, codes) in lists)
            Assert.Equal(codes.All, Catalogue["$defs"]![name]!["enum"]!.AsArray().Select(c => c!.ToString()));
        Assert.Equal(lists.Length, Catalogue["$defs"]!.AsObject().Count(d => d.Value!["enum"] is not null));
        Assert.Equal(Read("zzz: 1").Messages.Single().Values[1].Split(", "), Catalogue["properties"]!.AsObject().Select(p => p.Key));
    }

    [Theory]
    [InlineData("colour: red")]
    [InlineData("kind: dance")]
    [InlineData("grades: { from: 12, to: 13 }")]
    [InlineData("grades: { from: 9 }")]
    [InlineData("capacity: { max: 0 }")]
    [InlineData("alsoKinds: course")]
    [InlineData("ownLabel: yes")]
    [InlineData("urls: [\"javascript:alert(1)\"]")]
    [InlineData("direction: Direction 1")]
    [InlineData("sources: [{ document: project }]")]
    [InlineData("when: { dates: [{ round: 1 }] }")]
    public void What_the_reader_refuses_the_schema_refuses(string line)
    {
        var kind = line.StartsWith("kind:", StringComparison.Ordinal) ? "" : "    kind: course\n";
        var yaml = $"offerings:\n  - id: bad\n    name: Курс\n    partners: [tusur]\n{kind}    {line}\n";

        Assert.NotEmpty(Read(yaml).Messages);
        Assert.NotEmpty(new SchemaValidator(Catalogue).Faults(SchemaValidator.Json(NodeTree.Parse(Encoding.UTF8.GetBytes(yaml), json: false))));
    }

    private static IEnumerable<KeyValuePair<string, JsonNode?>> Properties(JsonNode? node) => node switch
    {
        JsonObject map => (map["properties"] is JsonObject own ? own : []).Concat(map.SelectMany(p => Properties(p.Value))),
        JsonArray list => list.SelectMany(Properties),
        _ => [],
    };

    private static CatalogueFile Read(string yaml) => CatalogueReader.Read("m", "catalogue.yaml", Encoding.UTF8.GetBytes(yaml));

    private static JsonObject Schema(string name) => JsonNode.Parse(File.ReadAllText(Path.Combine(Folder, $"{name}.schema.json")))!.AsObject();
}
