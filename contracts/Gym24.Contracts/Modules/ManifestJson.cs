using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gym24.Contracts.Modules;

/// <summary>How <c>module.json</c> is read: camel case, enums in words, comments and trailing commas refused.</summary>
public static class ManifestJson
{
    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
        PropertyNameCaseInsensitive = false,
    };
}
