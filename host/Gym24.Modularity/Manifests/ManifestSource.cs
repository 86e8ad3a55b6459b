using System.Text.Json;
using Gym24.Contracts;

namespace Gym24.Modularity.Manifests;

/// <summary>What is wrong with a manifest, and where.</summary>
public sealed record ManifestFault(string File, int Line, string? Key, LocalText Message)
{
    public LocalText Words => Key is null ? Said.Of("Manifest.At", File, Line, Message) : Said.Of("Manifest.AtKey", File, Line, Key, Message);
}

/// <summary>A manifest's JSON that still knows on which line each key stands.</summary>
internal sealed class ManifestSource
{
    private readonly Dictionary<string, int> _lines = new(StringComparer.Ordinal);
    private readonly string _name;

    private ManifestSource(string name) => _name = name;

    public List<ManifestFault> Faults { get; } = [];

    public static (ManifestSource Source, ManifestNode? Root) Open(string file)
    {
        var source = new ManifestSource(Path.GetFileName(file));
        try
        {
            var bytes = File.ReadAllBytes(file);
            var text = bytes.AsMemory(bytes.AsSpan().StartsWith("\uFEFF"u8) ? 3 : 0);
            source.Locate(text.Span);
            var root = JsonSerializer.Deserialize<JsonElement>(text.Span);
            if (root.ValueKind == JsonValueKind.Object)
                return (source, new ManifestNode(source, root, ""));
            source.Fault("", "Manifest.Object");
        }
        catch (JsonException e)
        {
            source.Faults.Add(new ManifestFault(source._name, (int)(e.LineNumber ?? 0) + 1, null, Said.Of("Manifest.NotJson")));
        }
        catch (InvalidOperationException)
        {
            // What is no text: broken UTF-8, half a character.
            source.Faults.Add(new ManifestFault(source._name, 1, null, Said.Of("Manifest.NotJson")));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            source.Faults.Add(new ManifestFault(source._name, 1, null, Said.Of("Manifest.Unreadable", e.Message)));
        }
        return (source, null);
    }

    public void Fault(string path, string key, params object?[] values) =>
        Faults.Add(new ManifestFault(_name, _lines.GetValueOrDefault(path, 1), path.Length == 0 ? null : path, Said.Of(key, values)));

    private void Locate(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        var path = new Stack<(string Path, int Index)>();
        var next = "";
        int line = 1, counted = 0;
        while (reader.Read())
        {
            line += json[counted..(int)reader.TokenStartIndex].Count((byte)'\n');
            counted = (int)reader.TokenStartIndex;
            if (reader.TokenType == JsonTokenType.PropertyName)
            {
                var above = path.Peek().Path;
                next = above.Length == 0 ? reader.GetString()! : $"{above}.{reader.GetString()}";
                if (!_lines.TryAdd(next, line))
                {
                    _lines[next] = line;
                    Fault(next, "Manifest.Twice");
                }
            }
            // Read here once: a text that is none says so before anybody asks for it.
            else if (reader.TokenType == JsonTokenType.String && reader.GetString() is null)
                continue;
            else if (reader.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
                path.Pop();
            else
            {
                if (path.Count > 0 && path.Peek().Index >= 0)
                {
                    var (array, index) = path.Pop();
                    path.Push((array, index + 1));
                    next = $"{array}[{index}]";
                    _lines[next] = line;
                }
                if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
                    path.Push((next, reader.TokenType == JsonTokenType.StartArray ? 0 : -1));
            }
        }
    }
}
