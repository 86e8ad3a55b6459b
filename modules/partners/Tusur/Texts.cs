using System.Globalization;
using System.Resources;
using Gym24.Contracts;

namespace Gym24.Tusur;

/// <summary>The interface texts of the module.</summary>
internal sealed class Texts
{
    public static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en-GB");
    private static readonly ResourceManager Resources = new(typeof(Texts).FullName!, typeof(Texts).Assembly);

    public static readonly TextCatalog T = new(typeof(Texts));

    /// <summary>A text for somebody else than the person who is asking: in both languages.</summary>
    public static LocalText Both(string key, params object?[] values) => new(In(Russian, key, values), In(English, key, values));

    private static string In(CultureInfo language, string key, object?[] values) =>
        string.Format(language, Resources.GetString(key, language) ?? key, values);
}
