using System.Text.Json;
using Gym24.Contracts;

namespace Gym24.Modularity.Manifests;

/// <summary>An object of the manifest; every complaint goes to the source with the key's line.</summary>
internal sealed class ManifestNode(ManifestSource source, JsonElement element, string path)
{
    public void Known(params string[] keys)
    {
        foreach (var property in element.EnumerateObject().Where(p => !keys.Contains(p.Name, StringComparer.Ordinal)))
            source.Fault(At(property.Name), "Manifest.Unknown", string.Join(", ", keys));
    }

    public void Fault(string key, string message, params object?[] values) => source.Fault(At(key), message, values);

    public string? Text(string key, bool required = false)
    {
        if (Value(key, required) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.String && !string.IsNullOrWhiteSpace(value.GetString()))
            return value.GetString();
        Fault(key, "Manifest.String");
        return null;
    }

    public bool? Flag(string key)
    {
        if (Value(key, required: false) is not { } value)
            return null;
        if (value.ValueKind is JsonValueKind.True or JsonValueKind.False)
            return value.GetBoolean();
        Fault(key, "Manifest.Flag");
        return null;
    }

    public LocalText? Local(string key, bool required = false)
    {
        if (Value(key, required) is not { } value)
            return null;
        try
        {
            if (value.Deserialize<LocalText>() is { } text && !string.IsNullOrWhiteSpace(text.Ru))
                return text;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // falls through to the complaint
        }
        Fault(key, "Manifest.Local");
        return null;
    }

    public IReadOnlyList<string> Texts(string key, bool required = false)
    {
        if (Value(key, required) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.String))
            return [.. value.EnumerateArray().Select(v => v.GetString()!)];
        Fault(key, "Manifest.Strings");
        return [];
    }

    public IReadOnlyList<ManifestNode> Objects(string key)
    {
        if (Value(key, required: false) is not { } value)
            return [];
        if (value.ValueKind == JsonValueKind.Array && value.EnumerateArray().All(v => v.ValueKind == JsonValueKind.Object))
            return [.. value.EnumerateArray().Select((v, i) => new ManifestNode(source, v, $"{At(key)}[{i}]"))];
        Fault(key, "Manifest.Objects");
        return [];
    }

    public ManifestNode? Object(string key)
    {
        if (Value(key, required: false) is not { } value)
            return null;
        if (value.ValueKind == JsonValueKind.Object)
            return new ManifestNode(source, value, At(key));
        Fault(key, "Manifest.Object");
        return null;
    }

    public IEnumerable<string> Keys => element.EnumerateObject().Select(p => p.Name);

    public JsonElement? Value(string key, bool required)
    {
        if (element.TryGetProperty(key, out var value))
            return value;
        if (required)
            source.Fault(path, "Manifest.Missing", key);
        return null;
    }

    private string At(string key) => path.Length == 0 ? key : $"{path}.{key}";
}
