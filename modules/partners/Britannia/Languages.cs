using System.Globalization;

namespace Gym24.Britannia;

/// <summary>The languages one may sit an exam in: ISO 639-1 codes, named by the reader's language.</summary>
internal static class Languages
{
    public static readonly IReadOnlyList<string> All = ["en", "de", "fr", "es", "it", "zh", "ja", "ko"];

    public static string Name(string code)
    {
        if (!All.Contains(code))
            return code;
        var name = CultureInfo.GetCultureInfo(code).DisplayName;
        return char.ToUpper(name[0], CultureInfo.CurrentUICulture) + name[1..];
    }
}
