using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gym24.Host.Journal.Sealing;

/// <summary>The end of a chain.</summary>
internal sealed record Head(Guid Chain, long Number, string Hash);

/// <summary>
/// What a seal says: how far each chain was that had moved, and which seal was before. Signed with a key outside the database, it can be
/// made by nobody who has only the database.
/// </summary>
/// <param name="Previous">SHA-256 over the seal before it; <see cref="None"/> in the first.</param>
/// <param name="Before">How many entries there were that belong to no chain.</param>
internal sealed record Seal(long Number, DateTime At, string Previous, long Before, IReadOnlyList<Head> Heads)
{
    public const string None = "-";
    private const string Title = "gym24 journal", Moment = "yyyy-MM-ddTHH:mm:ss.fffZ";

    public override string ToString()
    {
        var text = new StringBuilder(Title).Append('\n');
        text.Append(CultureInfo.InvariantCulture, $"seal {Number}\nat {At.ToString(Moment, CultureInfo.InvariantCulture)}\nprevious {Previous}\nbefore {Before}\n");
        foreach (var head in Heads)
            text.Append(CultureInfo.InvariantCulture, $"chain {head.Chain} {head.Number} {head.Hash}\n");
        return text.ToString();
    }

    public static string HashOf(string content) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(content)));

    /// <returns><see langword="null"/> where it is no seal.</returns>
    public static Seal? Read(string content)
    {
        var lines = content.Split('\n');
        if (lines is not [Title, var number, var at, var previous, var before, .. var chains, ""]
            || !long.TryParse(After("seal ", number), NumberStyles.None, CultureInfo.InvariantCulture, out var n)
            || !DateTime.TryParseExact(After("at ", at), Moment, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal | DateTimeStyles.AssumeUniversal, out var moment)
            || After("previous ", previous) is not { } hash
            || !long.TryParse(After("before ", before), NumberStyles.None, CultureInfo.InvariantCulture, out var unlinked))
            return null;
        var heads = new List<Head>();
        foreach (var chain in chains)
        {
            if (chain.Split(' ') is not ["chain", var id, var count, var last] || !Guid.TryParse(id, out var key)
                || !long.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var entries))
                return null;
            heads.Add(new Head(key, entries, last));
        }
        return new Seal(n, moment, hash, unlinked, heads);
    }

    private static string? After(string word, string line) => line.StartsWith(word, StringComparison.Ordinal) ? line[word.Length..] : null;
}
