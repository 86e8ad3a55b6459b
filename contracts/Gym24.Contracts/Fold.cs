using System.Text;

namespace Gym24.Contracts;

/// <summary>Folding of Russian text for search and for order, the same on every database engine.</summary>
public static class Fold
{
    private const string Alphabet = "абвгдежзийклмнопрстуфхцчшщъыьэюя";

    /// <summary>Lower case, ё as е, every run of anything but letters and digits as one blank, no blank at the ends.</summary>
    public static string Text(string? value)
    {
        if (string.IsNullOrEmpty(value))
            return "";
        var folded = new StringBuilder(value.Length);
        // Half a character cannot be normalised; it is no letter either.
        foreach (var c in (WholeText.Is(value) ? value : string.Concat(value.EnumerateRunes())).Normalize(NormalizationForm.FormC))
        {
            if (char.IsLetterOrDigit(c))
                folded.Append(c is 'ё' or 'Ё' ? 'е' : char.ToLowerInvariant(c));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }
        return folded.ToString().TrimEnd();
    }

    /// <summary>
    /// A key whose ordinal (byte by byte) order is the order a Russian reader expects: case ignored, ё right after е
    /// only where nothing else differs, и before й. Where the dots of ё stood follows after two blanks, which no folded text holds: what is
    /// lower than a blank would come before the end of a text on SQL Server, which compares as if the shorter one were filled up with blanks.
    /// </summary>
    public static string SortKey(string? value)
    {
        var text = Text(value);
        var key = new StringBuilder(text.Length * 2);
        var accents = new StringBuilder();
        foreach (var c in text)
        {
            var index = Alphabet.IndexOf(c);
            key.Append(index < 0 ? c : (char)('\u0430' + index));
        }
        foreach (var c in value ?? "")
            if (char.IsLetterOrDigit(c))
                accents.Append(c is 'ё' or 'Ё' ? '1' : '0');
        var trail = accents.ToString().TrimEnd('0');
        return trail.Length == 0 ? key.ToString() : key.Append("  ").Append(trail).ToString();
    }
}
