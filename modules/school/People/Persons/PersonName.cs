using System.Text.RegularExpressions;
using Gym24.Contracts;

namespace Gym24.People.Persons;

/// <summary>Surname, given name and, where there is one, patronymic.</summary>
internal sealed partial record PersonName(string Surname, string GivenName, string? Patronymic)
{
    private static readonly string[] Particles = ["оглы", "оглу", "кызы", "гызы", "улы", "уулу", "кизи"];

    public string Display => Patronymic is null ? $"{Surname} {GivenName}" : $"{Surname} {GivenName} {Patronymic}";

    /// <summary>What two writings of one name share: case, ё and hyphens do not count.</summary>
    public string Key { get; } = Fold.Text($"{Surname} {GivenName}");

    public string? PatronymicKey { get; } = Patronymic is null ? null : Fold.Text(Patronymic);

    /// <summary>Whether two people of this surname and name may be the same: a missing patronymic contradicts nothing.</summary>
    public bool PatronymicFits(PersonName other) =>
        PatronymicKey is null || other.PatronymicKey is null || PatronymicKey == other.PatronymicKey;

    public static PersonName Of(string? surname, string? givenName, string? patronymic) =>
        new(Tidy(surname), Tidy(givenName), Tidy(patronymic) is { Length: > 0 } p and not ("-" or "–" or "—") ? p : null);

    /// <summary>Takes a full name in one field apart: surname first, as in every register of a school.</summary>
    /// <returns><see langword="null"/> when there are not at least two words.</returns>
    public static PersonName? Parse(string? full)
    {
        var words = Tidy(full).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (words.Length < 2)
            return null;
        if (words.Length > 3 && Particles.Contains(words[^1].ToLowerInvariant()))
            return new(Join(words[..^3]), words[^3], Join(words[^2..]));
        if (words.Length > 3 && IsPatronymic(words[^1]))
            return new(Join(words[..^2]), words[^2], words[^1]);
        return new(words[0], words[1], words.Length > 2 ? Join(words[2..]) : null);
    }

    public static bool IsWritable(string part) => Allowed().IsMatch(part);

    private static bool IsPatronymic(string word) =>
        Fold.Text(word) is var w && (w.EndsWith("вич", StringComparison.Ordinal) || w.EndsWith("вна", StringComparison.Ordinal)
            || w.EndsWith("чна", StringComparison.Ordinal) || w.EndsWith("ьич", StringComparison.Ordinal));

    private static string Join(string[] words) => string.Join(' ', words);

    private static string Tidy(string? text) =>
        Hyphen().Replace(Blanks().Replace(string.Concat((text ?? "").EnumerateRunes()).Normalize().Trim(), " "), "-");

    [GeneratedRegex(@"[\s\u00a0]+")]
    private static partial Regex Blanks();

    [GeneratedRegex(@"\s*[-‐‑–—]\s*(?=\S)")]
    private static partial Regex Hyphen();

    [GeneratedRegex(@"^[\p{L}\p{M}][\p{L}\p{M}\-'’. ()]*$")]
    private static partial Regex Allowed();
}
