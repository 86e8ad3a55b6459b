namespace Gym24.Contracts.Ui;

internal static class Names
{
    private const int Tints = 6;

    public static string Initials(string name)
    {
        var words = name.Split([' ', '\u00a0'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return string.Concat(words.Where(word => char.IsLetterOrDigit(word[0])).Take(2).Select(word => char.ToUpperInvariant(word[0])));
    }

    /// <summary>The same name has the same tint on every node and after every start.</summary>
    public static string Tint(string name)
    {
        var sum = 0;
        foreach (var letter in name)
        {
            sum = unchecked((sum * 31) + letter) & int.MaxValue;
        }

        return $"tint-{sum % Tints}";
    }
}
