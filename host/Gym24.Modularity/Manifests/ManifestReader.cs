using System.Text.Json;
using System.Text.RegularExpressions;
using Gym24.Contracts;
using Gym24.Contracts.Access;
using Gym24.Contracts.Modules;

namespace Gym24.Modularity.Manifests;

/// <summary>Reads <c>module.json</c> and says everything that is wrong with it at once.</summary>
public static partial class ManifestReader
{
    public const string FileName = "module.json";

    public static (ModuleManifest? Manifest, IReadOnlyList<ManifestFault> Faults) Read(string file)
    {
        var (source, root) = ManifestSource.Open(file);
        if (root is null)
            return (null, source.Faults);

        root.Known("id", "title", "summary", "version", "contracts", "entry", "dependsOn", "partners", "owner", "documentation", "permissions", "privacy", "notices");
        var id = root.Text("id", required: true);
        if (id is not null && !IdShape().IsMatch(id))
            root.Fault("id", "Manifest.Id");
        var version = root.Text("version", required: true);
        if (version is not null && ModuleVersion.Parse(version) is null)
            root.Fault("version", "Manifest.Version");
        var contracts = root.Text("contracts", required: true);
        if (contracts is not null && VersionRange.Parse(contracts) is null)
            root.Fault("contracts", "Manifest.Range");
        var entry = root.Text("entry");
        if (entry is not null && (entry != Path.GetFileName(entry) || !entry.EndsWith(".dll", StringComparison.Ordinal)))
            root.Fault("entry", "Manifest.Entry");
        var dependsOn = root.Texts("dependsOn");
        if (id is not null && dependsOn.Contains(id))
            root.Fault("dependsOn", "Manifest.DependsOnItself");

        var manifest = new ModuleManifest
        {
            Id = id ?? "",
            Title = root.Local("title", required: true) ?? "",
            Summary = root.Local("summary"),
            Version = version ?? "",
            Contracts = contracts ?? "",
            Entry = entry,
            DependsOn = dependsOn,
            Partners = root.Texts("partners"),
            Owner = root.Text("owner"),
            Documentation = root.Text("documentation"),
            Permissions = [.. root.Objects("permissions").Select(node => Permission(node, id))],
            Privacy = [.. root.Objects("privacy").Select(Privacy)],
            Notices = [.. root.Objects("notices").Select(node => Notice(node, id))],
        };
        return (source.Faults.Count == 0 ? manifest : null, [.. source.Faults.OrderBy(f => f.Line)]);
    }

    private static PermissionDeclaration Permission(ManifestNode node, string? module)
    {
        node.Known("id", "title", "roles");
        var id = node.Text("id", required: true);
        if (id is not null && module is not null && (!id.StartsWith(module + ".", StringComparison.Ordinal) || !PermissionShape().IsMatch(id)))
            node.Fault("id", "Manifest.Permission", module);
        var title = node.Local("title", required: true);
        var roles = node.Object("roles") is { } declared ? declared.Keys.Distinct().ToDictionary(role => role, role => Scopes(declared, role)) : null;
        return new PermissionDeclaration(id ?? "", title ?? "", roles);
    }

    /// <summary>One scope (<c>"all"</c>), several in one text (<c>"own, ownChildren"</c>) or an array of them.</summary>
    private static Scope Scopes(ManifestNode node, string role)
    {
        var value = node.Value(role, required: true)!.Value;
        var words = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString()!.Split(',', StringSplitOptions.TrimEntries),
            JsonValueKind.Array => [.. value.EnumerateArray().Select(v => v.ToString())],
            _ => [],
        };
        var scopes = Scope.None;
        foreach (var word in words)
            scopes |= Enum.GetValues<Scope>().FirstOrDefault(s => JsonNamingPolicy.CamelCase.ConvertName(s.ToString()) == word);
        var known = Enum.GetValues<Scope>().Where(s => s != Scope.None).Select(s => JsonNamingPolicy.CamelCase.ConvertName(s.ToString())).ToArray();
        if (words.Length == 0 || words.Any(w => !known.Contains(w)))
            node.Fault(role, "Manifest.Scope", string.Join(", ", known));
        return scopes;
    }

    private static PrivacyDeclaration Privacy(ManifestNode node)
    {
        node.Known("purpose", "fields", "ground", "retention", "basis", "about");
        var ground = node.Text("ground", required: true);
        if (ground is not (null or "law" or "consent"))
            node.Fault("ground", "Manifest.Ground");
        return new PrivacyDeclaration(node.Local("purpose", required: true) ?? "", node.Texts("fields", required: true), ground ?? "",
            node.Local("retention", required: true) ?? "", node.Text("basis"), node.Text("about"));
    }

    private static NoticeDeclaration Notice(ManifestNode node, string? module)
    {
        node.Known("id", "title", "mayBeOff", "urgent", "permission");
        var id = node.Text("id", required: true);
        if (id is not null && module is not null && (!id.StartsWith(module + ".", StringComparison.Ordinal) || id.Length > 80 || !PermissionShape().IsMatch(id)))
            node.Fault("id", "Manifest.Notice", module);
        return new NoticeDeclaration(id ?? "", node.Local("title", required: true) ?? "", node.Flag("mayBeOff") ?? true, node.Flag("urgent") ?? false, node.Text("permission"));
    }

    [GeneratedRegex("^[a-z0-9][a-z0-9-]{1,39}$", RegexOptions.CultureInvariant)]
    private static partial Regex IdShape();

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]*(\.[a-z0-9][a-z0-9-]*)+$", RegexOptions.CultureInvariant)]
    private static partial Regex PermissionShape();
}
