namespace Gym24.Contracts.Ui;

internal static class Css
{
    /// <summary>Joins class names, leaving out those that are null.</summary>
    public static string Join(params ReadOnlySpan<string?> names)
    {
        var joined = string.Empty;
        foreach (var name in names)
        {
            if (!string.IsNullOrEmpty(name))
            {
                joined = joined.Length == 0 ? name : joined + " " + name;
            }
        }

        return joined;
    }

    /// <summary>For names, which are what they are in either language.</summary>
    public static string? LanguageOf(string name) => name.Any(letter => letter is >= 'А' and <= 'я' or 'Ё' or 'ё') ? "ru" : null;

    public static string? RussianIf(bool russian) => russian ? "ru" : null;
}
