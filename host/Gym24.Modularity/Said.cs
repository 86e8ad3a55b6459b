using System.Globalization;
using System.Resources;
using Gym24.Contracts;

namespace Gym24.Modularity;

/// <summary>A reason is kept in both languages: it is written once and read later by whoever opens the page.</summary>
internal static class Said
{
    private static readonly ResourceManager Resources = new(typeof(Texts).FullName!, typeof(Texts).Assembly);
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    public static LocalText Of(string key, params object?[] values) => new(In(Russian, key, values), In(English, key, values));

    private static string In(CultureInfo language, string key, object?[] values)
    {
        var text = Resources.GetString(key, language) ?? throw new MissingManifestResourceException(key);
        return string.Format(language, text, [.. values.Select(v => v is LocalText t ? (language == English ? t.En ?? t.Ru : t.Ru) : v)]);
    }
}

/// <summary>Marks the interface texts of this assembly.</summary>
internal sealed class Texts;
