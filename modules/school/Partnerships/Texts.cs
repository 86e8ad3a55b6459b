using System.Globalization;
using Gym24.Contracts;

namespace Gym24.Partnerships;

internal sealed class Texts
{
    public static readonly TextCatalog T = new(typeof(Texts));

    /// <summary>A text for somebody who reads it later, in whatever language.</summary>
    public static LocalText Both(string key, params object?[] values)
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
            return string.Format(CultureInfo.CurrentCulture, T[key], [.. values.Select(v => v is Func<string> late ? late() : v)]);
        }
    }
}
