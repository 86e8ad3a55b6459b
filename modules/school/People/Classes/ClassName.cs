using System.Text.RegularExpressions;

namespace Gym24.People.Classes;

/// <summary>Grade and letter, however they were written: <c>7А</c>, <c>7 «а»</c>, <c>7-A</c> with a Latin A.</summary>
internal sealed partial record ClassName(int Grade, string Letter)
{
    public const int LetterLength = 16, LowestGrade = 1, HighestGrade = 11;
    private const string Latin = "ABCEHKMOPTX", Cyrillic = "АВСЕНКМОРТХ";

    public override string ToString() => Letter.Length > 1 && !char.IsDigit(Letter[0]) ? $"{Grade} {Letter}" : Grade + Letter;

    public static ClassName? Parse(string? text)
    {
        var match = Form().Match(text ?? "");
        return match.Success ? Of(int.Parse(match.Groups[1].ValueSpan, provider: null), match.Groups[2].Value) : null;
    }

    public static ClassName? Of(int grade, string? letter)
    {
        var plain = (letter ?? "").Trim(' ', '"', '«', '»', '“', '”', '\'', '-', '–', '—', '.', '\u00a0').ToUpperInvariant();
        if (plain.Length == 1 && Latin.IndexOf(plain[0]) is >= 0 and var i)
            plain = Cyrillic[i].ToString();
        return grade is < LowestGrade or > HighestGrade || plain.Length > LetterLength || !plain.All(c => char.IsLetterOrDigit(c) || c is ' ' or '-' or '.')
            ? null : new(grade, plain);
    }

    [GeneratedRegex(@"^\s*(1[01]|[1-9])(?![0-9])\s*(?:класс|кл\.?)?\s*(.*?)\s*$", RegexOptions.IgnoreCase)]
    private static partial Regex Form();
}
