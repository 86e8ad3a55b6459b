using System.Globalization;
using Gym24.Contracts;

namespace Gym24.Portfolio;

internal sealed class Texts
{
    public static readonly TextCatalog T = new(typeof(Texts));

    /// <summary>A text for somebody who reads it later, in whatever language.</summary>
    public static LocalText Both(string key, params object?[] values)
    {
        var reader = CultureInfo.CurrentUICulture;
        try
        {
            return new LocalText(In("ru"), In("en"));
        }
        finally
        {
            CultureInfo.CurrentUICulture = reader;
        }

        string In(string language)
        {
            CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
            return T[key, values];
        }
    }
}
