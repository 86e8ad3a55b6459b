using System.Text.Json;
using System.Text.Json.Nodes;

namespace Gym24.Host.Tests.Matrix;

/// <summary>A body an operation would read, made from what the API says of itself; ids in it are those of somebody out of reach.</summary>
internal sealed class SampleBody(JsonElement openApi)
{
    private const int Deep = 6;

    public JsonNode? For(Door door, Func<string, string> id)
    {
        var path = openApi.GetProperty("paths").EnumerateObject().FirstOrDefault(p => Same(p.Name, door.Route)).Value;
        return path.ValueKind == JsonValueKind.Object && path.TryGetProperty(door.Method.ToLowerInvariant(), out var operation)
            && operation.TryGetProperty("requestBody", out var body) && body.GetProperty("content").TryGetProperty("application/json", out var json)
                ? Value("", json.GetProperty("schema"), id, Deep) : null;
    }

    private static bool Same(string path, string route) => path.Trim('/') == route.Trim('/');

    private JsonNode? Value(string name, JsonElement schema, Func<string, string> id, int deep)
    {
        if (deep == 0)
            return null;
        if (schema.TryGetProperty("$ref", out var reference))
            return Value(name, openApi.GetProperty("components").GetProperty("schemas").GetProperty(reference.GetString()!.Split('/')[^1]), id, deep - 1);
        foreach (var choice in (string[])["oneOf", "anyOf", "allOf"])
            if (schema.TryGetProperty(choice, out var several))
                return Value(name, several.EnumerateArray().Last(), id, deep - 1);
        if (schema.TryGetProperty("enum", out var words))
            return JsonNode.Parse(words[0].GetRawText());
        return Type(schema) switch
        {
            "object" when schema.TryGetProperty("properties", out var fields) =>
                new JsonObject(fields.EnumerateObject().Select(f => KeyValuePair.Create(f.Name, Value(f.Name, f.Value, id, deep - 1)))),
            "object" => new JsonObject(),
            "array" => new JsonArray(Value(name, schema.GetProperty("items"), id, deep - 1)),
            "boolean" => true,
            "integer" or "number" => 1,
            _ => (schema.TryGetProperty("format", out var format) ? format.GetString() : null) switch
            {
                "uuid" => id(name),
                "date" => "2027-01-15",
                "time" => "12:00:00",
                "date-time" => "2027-01-15T05:00:00Z",
                _ => "проба",
            },
        };
    }

    /// <summary>The first of several types: the others are null, or a number as text.</summary>
    private static string? Type(JsonElement schema) => !schema.TryGetProperty("type", out var type) ? schema.TryGetProperty("properties", out _) ? "object" : null
        : type.ValueKind == JsonValueKind.Array ? type.EnumerateArray().Select(t => t.GetString()).First(t => t != "null") : type.GetString();
}
