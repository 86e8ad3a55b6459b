using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Gym24.Partnerships.Catalogue.Reading;

namespace Gym24.Partnerships.Tests.Catalogue;

/// <summary>The part of JSON Schema 2020-12 that our schemas use. A keyword it does not know is a fault, so that none is passed over.</summary>
internal sealed class SchemaValidator(JsonObject root)
{
    private static readonly string[] Words = ["description", "$schema", "$id", "$defs", "title"];

    public IReadOnlyList<string> Faults(JsonNode? value)
    {
        var faults = new List<string>();
        Check(root, value, "", faults);
        return faults;
    }

    /// <summary>A catalogue file as JSON: plain scalars are numbers or yes and no where they look so.</summary>
    public static JsonNode Json(Node node) => node switch
    {
        Mapping map => new JsonObject(map.Entries.Select(e => KeyValuePair.Create(e.Key, (JsonNode?)Json(e.Value)))),
        Sequence list => new JsonArray([.. list.Items.Select(Json)]),
        Scalar { Plain: true } plain when int.TryParse(plain.Text, out var number) => JsonValue.Create(number),
        Scalar { Plain: true, Text: "true" or "false" } plain => JsonValue.Create(plain.Text == "true"),
        Scalar scalar => JsonValue.Create(scalar.Text),
        _ => throw new InvalidOperationException(),
    };

    private void Check(JsonObject schema, JsonNode? value, string path, List<string> faults)
    {
        foreach (var (word, rule) in schema)
            if (!Words.Contains(word) && !Holds(schema, word, rule!, value, path, faults))
                faults.Add($"{path}: {word}");
    }

    private bool Holds(JsonObject schema, string word, JsonNode rule, JsonNode? value, string path, List<string> faults)
    {
        var text = value is JsonValue v && v.TryGetValue<string>(out var s) ? s : null;
        var number = value is JsonValue n && n.TryGetValue<int>(out var i) ? i : (int?)null;
        switch (word)
        {
            case "$ref":
                Check(root["$defs"]![rule.ToString()["#/$defs/".Length..]]!.AsObject(), value, path, faults);
                return true;
            case "type":
                return rule.ToString() switch
                {
                    "object" => value is JsonObject,
                    "array" => value is JsonArray,
                    "string" => text is not null,
                    "integer" => number is not null,
                    "boolean" => value is JsonValue b && b.TryGetValue<bool>(out _),
                    _ => throw new InvalidOperationException($"type {rule}"),
                };
            case "properties":
                foreach (var (key, inner) in rule.AsObject())
                    if (value is JsonObject map && map.TryGetPropertyValue(key, out var held))
                        Check(inner!.AsObject(), held, $"{path}/{key}", faults);
                return true;
            case "additionalProperties":
                var more = (value as JsonObject)?.Where(p => schema["properties"] is not JsonObject known || !known.ContainsKey(p.Key)).ToList() ?? [];
                if (rule is JsonObject shape)
                    more.ForEach(p => Check(shape, p.Value, $"{path}/{p.Key}", faults));
                return rule is JsonObject || more.Count == 0;
            case "required": return value is not JsonObject needed || rule.AsArray().All(k => needed.ContainsKey(k!.ToString()));
            case "enum": return rule.AsArray().Any(e => e!.ToString() == text);
            case "pattern": return text is null || Regex.IsMatch(text, rule.ToString(), RegexOptions.CultureInvariant);
            case "minLength": return text is null || text.Length >= (int)rule;
            case "maxLength": return text is null || text.Length <= (int)rule;
            case "minimum": return number is null || number >= (int)rule;
            case "maximum": return number is null || number <= (int)rule;
            case "minItems": return value is not JsonArray few || few.Count >= (int)rule;
            case "maxItems": return value is not JsonArray many || many.Count <= (int)rule;
            case "uniqueItems": return value is not JsonArray unique || unique.Select(u => u!.ToJsonString()).Distinct().Count() == unique.Count;
            case "items":
                foreach (var (item, at) in (value as JsonArray ?? []).Select((item, at) => (item, at)))
                    Check(rule.AsObject(), item, $"{path}/{at}", faults);
                return true;
            case "oneOf" or "anyOf":
                var fitting = rule.AsArray().Count(one => Fits(one!.AsObject(), value));
                return word == "oneOf" ? fitting == 1 : fitting > 0;
            default: throw new InvalidOperationException($"keyword {word}");
        }
    }

    private bool Fits(JsonObject schema, JsonNode? value)
    {
        var faults = new List<string>();
        Check(schema, value, "", faults);
        return faults.Count == 0;
    }
}
