using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using Gym24.Fuzz.Tests;

namespace Gym24.Host.Tests.Fuzz;

/// <summary>Requests to every operation the API describes, made after its own schemas and then spoiled.</summary>
internal sealed class Operations(JsonNode document)
{
    private const int Deepest = 6;

    private readonly List<(string Path, string Method, JsonNode About)> _all =
    [
        .. document["paths"]!.AsObject().SelectMany(path => path.Value!.AsObject().Where(o => o.Key is "get" or "post" or "put" or "delete" or "patch")
            .Select(o => (path.Key, o.Key.ToUpperInvariant(), o.Value!))),
    ];

    public int Count => _all.Count;

    /// <summary>Ids that answers have named: with them a request gets further.</summary>
    public List<string> Known { get; } = [];

    public HttpRequestMessage Request(Mutations mutations, Random random, int number)
    {
        // Each in turn, so that all of them are tried equally often.
        var (path, method, about) = _all[number % _all.Count];
        var query = new List<string>();
        foreach (var parameter in about["parameters"]?.AsArray() ?? [])
        {
            var value = Uri.EscapeDataString(Value(parameter!["schema"], mutations, random, 0)?.ToString() ?? "");
            if (parameter["in"]!.ToString() == "path")
                path = path.Replace($"{{{parameter["name"]}}}", value.Length == 0 ? "-" : value, StringComparison.Ordinal);
            else if (random.Next(3) > 0)
                query.Add($"{parameter["name"]}={value}");
        }
        var request = new HttpRequestMessage(new HttpMethod(method), path + (query.Count > 0 ? "?" + string.Join('&', query) : ""));
        if (about["requestBody"]?["content"]?.AsObject() is { Count: > 0 } content)
            request.Content = Body(content.First(), mutations, random);
        return request;
    }

    private ByteArrayContent Body(KeyValuePair<string, JsonNode?> content, Mutations mutations, Random random)
    {
        var bytes = content.Key.Contains("json", StringComparison.Ordinal)
            ? Encoding.UTF8.GetBytes(Value(content.Value?["schema"], mutations, random, 0)?.ToJsonString() ?? "null")
            : Encoding.UTF8.GetBytes("ФИО;Класс\nИванова Анна;7А\n");
        var body = new ByteArrayContent(random.Next(4) == 0 ? mutations.Bytes(random, [bytes]) : bytes);
        var type = content.Key.Contains('*') ? "text/csv" : content.Key;
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(random.Next(50) == 0 ? "application/xml" : type);
        return body;
    }

    /// <summary>As the schema wants it or, now and then, something else.</summary>
    private JsonNode? Value(JsonNode? schema, Mutations mutations, Random random, int depth)
    {
        if (random.Next(12) == 0)
            return Other(mutations, random);
        if (schema?["$ref"]?.ToString() is { } reference)
            return Value(document["components"]!["schemas"]![reference[(reference.LastIndexOf('/') + 1)..]], mutations, random, depth);
        if ((schema?["oneOf"] ?? schema?["anyOf"])?.AsArray() is { Count: > 0 } choices)
            return Value(choices[random.Next(choices.Count)], mutations, random, depth);
        if (schema?["enum"]?.AsArray() is { Count: > 0 } words)
            return words[random.Next(words.Count)]?.DeepClone();
        var types = schema?["type"] is JsonArray several ? [.. several.Select(t => t!.ToString())] : new[] { schema?["type"]?.ToString() ?? "object" };
        return types[random.Next(types.Length)] switch
        {
            "null" => null,
            "boolean" => random.Next(2) == 0,
            "integer" => random.Next(6) switch { 0 => -1, 1 => int.MaxValue, 2 => 0, 3 => 2026, _ => random.Next(100) },
            "number" => random.Next(4) == 0 ? 1e30 : random.Next(1000) / 7.0,
            "array" => depth > Deepest ? new JsonArray() : new JsonArray([.. Enumerable.Range(0, random.Next(4)).Select(_ => Value(schema?["items"], mutations, random, depth + 1))]),
            "string" => Text(schema?["format"]?.ToString(), mutations, random),
            _ => depth > Deepest ? new JsonObject() : Object(schema, mutations, random, depth),
        };
    }

    private JsonObject Object(JsonNode? schema, Mutations mutations, Random random, int depth)
    {
        var made = new JsonObject();
        foreach (var (name, property) in schema?["properties"]?.AsObject() ?? [])
            if (random.Next(10) > 0)
                made[name] = Value(property, mutations, random, depth + 1);
        if (random.Next(8) == 0)
            made[random.Next(2) == 0 ? "isAdministrator" : "id"] = Other(mutations, random);
        return made;
    }

    private string Text(string? format, Mutations mutations, Random random) => random.Next(5) switch
    {
        0 => mutations.OddOne(random),
        _ => format switch
        {
            "uuid" => Known.Count > 0 && random.Next(4) > 0 ? Known[random.Next(Known.Count)] : new Guid(random.Next(), 0, 0, new byte[8]).ToString(),
            "date" => new DateOnly(2026, 1, 1).AddDays(random.Next(-400, 800)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
            "date-time" => new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).AddHours(random.Next(-9000, 18000)).ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture),
            _ => random.Next(3) == 0 && Known.Count > 0 ? Known[random.Next(Known.Count)] : "Текст",
        },
    };

    private static JsonNode? Other(Mutations mutations, Random random) => random.Next(6) switch
    {
        0 => null,
        1 => mutations.OddOne(random),
        2 => random.Next(int.MinValue, int.MaxValue),
        3 => new JsonArray("x", 1, null),
        4 => new JsonObject { ["x"] = mutations.OddOne(random) },
        _ => JsonNode.Parse("[[[[[[[[[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]"),
    };
}
