using System.Security.Cryptography;
using System.Text;

namespace Gym24.Host.Certificates;

/// <summary>
/// What stands on a certificate so that it can be checked: 16 signs of 21 that nobody takes for another, in groups of four; 70 bits, so that
/// nobody comes upon one. Typed as it comes: small letters, blanks, Russian letters that look the same.
/// </summary>
internal static class Codes
{
    public const int Length = 16;
    private const int Group = 4;
    private const string Signs = "ACDEFHJKMNPQRTXY34679", Russian = "АСЕНКМРТХУЗЧ", Same = "ACEHKMPTXY34";

    public static string Make() => RandomNumberGenerator.GetString(Signs, Length);

    public static string Grouped(string code) => string.Join('-', code.Chunk(Group).Select(g => new string(g)));

    /// <returns>The code somebody meant, or <see langword="null"/> where it can be none.</returns>
    public static string? Read(string? typed)
    {
        // An address that is longer than any spelling of a code is none.
        if (typed is null or { Length: > Length * 4 })
            return null;
        var code = new StringBuilder(Length);
        foreach (var c in typed.ToUpperInvariant())
        {
            var sign = Russian.IndexOf(c, StringComparison.Ordinal) is >= 0 and var at ? Same[at] : c;
            if (Signs.Contains(sign, StringComparison.Ordinal))
                code.Append(sign);
            else if (char.IsLetterOrDigit(sign))
                return null;
        }
        return code.Length == Length ? code.ToString() : null;
    }
}
