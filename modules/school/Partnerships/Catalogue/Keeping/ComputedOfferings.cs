using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gym24.Contracts.Offerings;
using Gym24.Partnerships.Catalogue.Reading;
using Gym24.Partnerships.Offerings;

namespace Gym24.Partnerships.Catalogue.Keeping;

/// <summary>Offerings a module computes are judged by the same reader as those in a file: they are written down in the format and read back.</summary>
internal static class ComputedOfferings
{
    private static readonly string[] NotOfTheFormat = ["monthsDerived", "variantOf", "notStated", "corrected", "module", "withdrawn"];

    public static CatalogueFile Check(string module, IReadOnlyList<Offering> offerings)
    {
        var list = new JsonArray([.. offerings.Select(o => Written(o))]);
        var content = new JsonObject { ["offerings"] = list }.ToJsonString();
        return CatalogueReader.Read(module, "offerings.json", Encoding.UTF8.GetBytes(content));
    }

    private static JsonNode Written(Offering offering)
    {
        var json = JsonSerializer.SerializeToNode(OfferingJson.Of(offering), JsonSerializerOptions.Web)!;
        foreach (var extra in NotOfTheFormat)
            json.AsObject().Remove(extra);
        Prune(json);
        return json;
    }

    /// <summary>What is not stated is absent from the format.</summary>
    private static void Prune(JsonNode node)
    {
        if (node is JsonArray array)
            foreach (var item in array)
                Prune(item!);
        if (node is not JsonObject map)
            return;
        foreach (var (key, value) in map.ToList())
        {
            if (value is null or JsonArray { Count: 0 })
                map.Remove(key);
            else
                Prune(value);
        }
    }
}
