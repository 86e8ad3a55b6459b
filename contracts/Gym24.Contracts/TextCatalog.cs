using System.Globalization;
using System.Resources;

namespace Gym24.Contracts;

/// <summary>
/// The interface texts of one assembly: <c>Texts.restext</c> (Russian) and <c>Texts.en.restext</c> (English)
/// beside a marker class named <c>Texts</c>.
/// </summary>
/// <param name="marker">The marker class; its full name is the base name of the resources.</param>
public sealed class TextCatalog(Type marker)
{
    private readonly ResourceManager _resources = new(marker.FullName!, marker.Assembly);

    /// <summary>The text in the reader's language, or the key itself where there is none (a test finds such keys).</summary>
    public string this[string key] => _resources.GetString(key, CultureInfo.CurrentUICulture) ?? key;

    /// <summary>The text with <c>{0}</c>, <c>{1}</c> … filled in by the reader's culture.</summary>
    public string this[string key, params object?[] values] => string.Format(CultureInfo.CurrentCulture, this[key], values);

    /// <summary>
    /// The text in both languages, for somebody else than the person who is asking: notices, titles that are stored. Nothing depends on who asks:
    /// values are written as each language writes them; a <see cref="LocalText"/> or a <see cref="Func{TResult}"/> of a text is asked once per language.
    /// </summary>
    public LocalText Both(string key, params object?[] values)
    {
        var reader = (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture);
        try
        {
            return new LocalText(In("ru-RU"), In("en-GB"));
        }
        finally
        {
            (CultureInfo.CurrentUICulture, CultureInfo.CurrentCulture) = reader;
        }

        string In(string language)
        {
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(language);
            return values.Length == 0 ? this[key] : this[key, [.. values.Select(v => v is Func<string> late ? late() : v)]];
        }
    }
}
