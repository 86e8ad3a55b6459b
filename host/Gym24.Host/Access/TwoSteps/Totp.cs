using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Gym24.Host.Access;

/// <summary>
/// Codes of an authenticator app (RFC 6238 with what every app takes for granted: SHA-1, 30 seconds, six digits). Identity's own provider
/// reads the clock of the machine, takes two steps on either side and takes a code twice: see docs/adr/0020.
/// </summary>
internal static class Totp
{
    public const int Seconds = 30, Digits = 6, SeedBytes = 20;
    private const int Drift = 1;
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    public static long StepAt(DateTimeOffset at) => at.ToUnixTimeSeconds() / Seconds;

    public static string Code(ReadOnlySpan<byte> seed, long step, int digits = Digits)
    {
        Span<byte> counter = stackalloc byte[sizeof(long)], hash = stackalloc byte[HMACSHA1.HashSizeInBytes];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
        HMACSHA1.HashData(seed, counter, hash);
        var number = BinaryPrimitives.ReadInt32BigEndian(hash[(hash[^1] & 0xf)..]) & int.MaxValue;
        return number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0')[^digits..];
    }

    /// <returns>The step the code belongs to: the present one, the one before or the one after; null if to none of them.</returns>
    public static long? StepOf(string code, ReadOnlySpan<byte> seed, DateTimeOffset now)
    {
        long? found = null;
        var sent = Encoding.UTF8.GetBytes(code);
        for (var step = StepAt(now) - Drift; step <= StepAt(now) + Drift; step++)
            if (CryptographicOperations.FixedTimeEquals(sent, Encoding.UTF8.GetBytes(Code(seed, step))))
                found = step;
        return found;
    }

    /// <summary>A new seed, in the letters apps read (RFC 4648, base 32).</summary>
    public static string NewSeed()
    {
        var text = new StringBuilder();
        var (bits, held) = (0, 0);
        foreach (var part in RandomNumberGenerator.GetBytes(SeedBytes))
        {
            (bits, held) = ((bits << 8) | part, held + 8);
            for (; held >= 5; held -= 5)
                text.Append(Alphabet[(bits >> (held - 5)) & 31]);
            bits &= (1 << held) - 1;
        }
        return text.ToString();
    }

    /// <exception cref="FormatException">These are not the letters of a seed.</exception>
    public static byte[] Bytes(string seed)
    {
        var bytes = new List<byte>();
        var (bits, held) = (0, 0);
        foreach (var letter in seed.TrimEnd('='))
        {
            var value = Alphabet.IndexOf(char.ToUpperInvariant(letter), StringComparison.Ordinal);
            if (value < 0)
                throw new FormatException("A letter that is not in base 32.");
            (bits, held) = ((bits << 5) | value, held + 5);
            if (held >= 8)
            {
                bytes.Add((byte)(bits >> (held - 8)));
                held -= 8;
            }
            bits &= (1 << held) - 1;
        }
        return [.. bytes];
    }
}
