using Gym24.Contracts.Access;
using Gym24.Modularity.Manifests;

namespace Gym24.Modularity.Tests.Manifests;

public sealed class ManifestReaderTests : IDisposable
{
    private readonly string _file = Path.Combine(Directory.CreateTempSubdirectory("gym24-test-").FullName, "module.json");

    [Fact]
    public void Whole_manifest_is_read()
    {
        var (manifest, faults) = Read("""
            {
              "id": "tusk", "title": { "ru": "Бивень", "en": "Tusk" }, "version": "1.2.3-rc.1", "contracts": "[0.1, 1.0)", "entry": "Tusk.dll",
              "dependsOn": ["people"], "partners": ["tusk-city"],
              "permissions": [{ "id": "tusk.slots.book", "title": "Бронировать", "roles": { "teacher": "ownClasses", "parent": "own, ownChildren", "head": ["all"] } }],
              "privacy": [{ "purpose": "Списки", "fields": ["grade"], "ground": "law", "retention": "год", "basis": "273-ФЗ" }],
              "notices": [{ "id": "tusk.slots", "title": { "ru": "Слоты", "en": "Slots" }, "urgent": true }, { "id": "tusk.answers", "title": "Ответы", "mayBeOff": false }]
            }
            """);

        Assert.Empty(faults);
        Assert.Equal("Tusk", manifest!.Title.En);
        Assert.Equal(["people"], manifest.DependsOn);
        var roles = manifest.Permissions.Single().Roles!;
        Assert.Equal((Scope.OwnClasses, Scope.Own | Scope.OwnChildren, Scope.All), (roles["teacher"], roles["parent"], roles["head"]));
        Assert.Equal("law", manifest.Privacy.Single().Ground);
        Assert.Equal([("tusk.slots", true, true), ("tusk.answers", false, false)], manifest.Notices.Select(n => (n.Id, n.MayBeOff, n.Urgent)));
    }

    [Fact]
    public void Everything_wrong_is_said_at_once_with_line_and_key()
    {
        var (manifest, faults) = ManifestReader.Read(Path.Combine(School.Fixtures, "wrong-manifest", "module.json"));

        Assert.Null(manifest);
        Assert.Equal(
            ["1:", "2:id", "3:title", "4:contracts", "5:colour", "7:permissions[0].roles.administrator"],
            faults.Select(f => $"{f.Line}:{f.Key}").Except(["7:permissions[0].id"]).Order(StringComparer.Ordinal));
        Assert.All(faults, f => Assert.StartsWith($"module.json, строка {f.Line}", f.Words.Ru, StringComparison.Ordinal));
        Assert.Contains(faults, f => f.Words.En!.Contains("there is no such key", StringComparison.Ordinal));
    }

    [Fact]
    public void Json_cut_off_is_said_by_its_line()
    {
        var (manifest, faults) = ManifestReader.Read(Path.Combine(School.Fixtures, "broken-manifest", "module.json"));

        Assert.Null(manifest);
        Assert.Equal(4, faults.Single().Line);
    }

    [Theory]
    [InlineData("id", "\"X\"")]
    [InlineData("id", "\"a\"")]
    [InlineData("id", "7")]
    [InlineData("version", "\"1.0\"")]
    [InlineData("version", "\"latest\"")]
    [InlineData("contracts", "\"0.1\"")]
    [InlineData("contracts", "\"[0.1, )\"")]
    [InlineData("contracts", "\"[1.0, 0.1]\"")]
    [InlineData("entry", "\"../Evil.dll\"")]
    [InlineData("entry", "\"Tusk.exe\"")]
    [InlineData("title", "\" \"")]
    [InlineData("title", "null")]
    [InlineData("title", "{ \"ru\": \"Бивень\", \"en\": 1 }")]
    [InlineData("dependsOn", "[\"tusk\"]")]
    [InlineData("dependsOn", "\"people\"")]
    [InlineData("permissions", "[1]")]
    [InlineData("permissions", "[{ \"id\": \"other.see\", \"title\": \"Смотреть\" }]")]
    [InlineData("permissions", "[{ \"id\": \"tusk.see\" }]")]
    [InlineData("privacy", "[{ \"purpose\": \"п\", \"fields\": [], \"ground\": \"habit\", \"retention\": \"год\" }]")]
    public void Bad_value_is_named_by_its_key(string key, string value)
    {
        var values = new Dictionary<string, string> { ["id"] = "\"tusk\"", ["title"] = "\"Бивень\"", ["version"] = "\"1.0.0\"", ["contracts"] = "\"[0.1, 1.0)\"", [key] = value };

        var (manifest, faults) = Read("{" + string.Join(",\n", values.Select(v => $"\"{v.Key}\": {v.Value}")) + "}");

        Assert.Null(manifest);
        Assert.Contains(faults, f => f.Key?.StartsWith(key, StringComparison.Ordinal) == true);
    }

    [Fact]
    public void Key_that_stands_twice_is_refused()
    {
        var (manifest, faults) = Read("{ \"id\": \"tusk\", \"title\": \"Бивень\", \"version\": \"1.0.0\", \"contracts\": \"[0.1, 1.0)\",\n\"id\": \"task\" }");

        Assert.Null(manifest);
        Assert.Equal((2, "id"), (faults.Single().Line, faults.Single().Key));
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    public void Anything_but_an_object_is_refused(string text) => Assert.Single(Read(text).Faults);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(_file)!, recursive: true);

    private (Gym24.Contracts.Modules.ModuleManifest? Manifest, IReadOnlyList<ManifestFault> Faults) Read(string text)
    {
        File.WriteAllText(_file, text, new System.Text.UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        return ManifestReader.Read(_file);
    }
}
