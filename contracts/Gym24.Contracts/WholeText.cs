namespace Gym24.Contracts;

/// <summary>Whether a text is made of whole characters.</summary>
internal static class WholeText
{
    /// <summary>Each half of a surrogate pair has the other one beside it.</summary>
    public static bool Is(string text)
    {
        if (text.AsSpan().IndexOfAnyInRange('\uD800', '\uDFFF') < 0)
            return true;
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]))
                return false;
        }
        return true;
    }
}
