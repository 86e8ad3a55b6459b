using System.Text;

namespace Gym24.Fuzz.Tests;

/// <summary>Makes inputs out of real ones. The same seed and number give the same input, whatever ran before.</summary>
internal sealed class Mutations(int seed)
{
    /// <summary>What parsers stumble over, put in where it does not belong.</summary>
    public static readonly string[] Odd =
    [
        "", " ", "\0", "\r", "\n", "\t", "\"", "\"\"", "'", ";", ",", ":", "-", "--", "#", "{", "}", "[", "]", "[[[[[[[[[[[[[[[[[[[[", "{\"a\":{\"a\":{\"a\":{\"a\":{\"a\":",
        "&a", "*a", "!!binary", "!<tag>", "---\n", "...\n", "|", ">", "? ", "%YAML 9.9\n", "<!DOCTYPE x [<!ENTITY a \"b\">]>", "&a;", "<![CDATA[", "<x", "]]>", "=1+1", "=cmd|' /C calc'!A0", "+", "@",
        "null", "true", "NaN", "Infinity", "-0", "1e999", "-1", "0", "00", "2147483648", "9223372036854775808", "99999999999999999999999999999999", "0.1e-400", "1,5", "1_000",
        "31.02.2015", "29.02.2015", "29.02.2016", "00.00.0000", "01.01.0001", "31.12.9999", "9999-12-31", "0001-01-01", "2015-13-45", "24:00", "23:60", "12.05.15", "1/1/1", "44927", "-44927", "1e5",
        "Иванов", "Ёлкина-Ёж", "О’Нил", "д'Артаньян", "Мамедов Али Гусейн оглы", "ИВАНОВ ИВАН", "иванов", "Й", "\u0301", "\u200b", "\u202e", "\ufeff", "\ufffd", "😀", "ﬁ", "ß", "İ", "ı",
        "7А", "7 «а»", "11 физмат", "12Я", "0Б", "5\u00a0В", "класс", "sep=;", "sep=\n", "PK\u0003\u0004", "../../etc/passwd", "C:\\windows", "%00", "%2e%2e%2f", "javascript:alert(1)", "<script>",
        new string('я', 61), new string('x', 1001), new string('(', 300), new string('-', 5000),
    ];

    public Random Of(int number) => new(unchecked(seed * 1_000_003 + number));

    public string OddOne(Random random) => Odd[random.Next(Odd.Length)];

    /// <summary>A sample with one to eight changes.</summary>
    public byte[] Bytes(Random random, IReadOnlyList<byte[]> samples)
    {
        var bytes = new List<byte>(samples[random.Next(samples.Count)]);
        for (var changes = random.Next(1, 9); changes > 0; changes--)
            Change(bytes, random, samples);
        return [.. bytes];
    }

    private void Change(List<byte> bytes, Random random, IReadOnlyList<byte[]> samples)
    {
        var at = random.Next(bytes.Count + 1);
        var length = Math.Min(random.Next(1, 1 << random.Next(1, 9)), bytes.Count - at);
        switch (random.Next(9))
        {
            case 0 when at < bytes.Count: bytes[at] ^= (byte)(1 << random.Next(8)); break;
            case 1 when at < bytes.Count: bytes[at] = (byte)random.Next(256); break;
            case 2: bytes.RemoveRange(at, length); break;
            case 3: bytes.InsertRange(at, bytes.GetRange(at, length)); break;
            case 4: bytes.RemoveRange(at, bytes.Count - at); break;
            case 5:
                var other = samples[random.Next(samples.Count)];
                var from = random.Next(other.Length + 1);
                bytes.InsertRange(at, other.AsSpan(from, Math.Min(random.Next(1, 400), other.Length - from)).ToArray());
                break;
            default:
                if (random.Next(2) == 0)
                    bytes.RemoveRange(at, length);
                bytes.InsertRange(Math.Min(at, bytes.Count), Encoding.UTF8.GetBytes(OddOne(random)));
                break;
        }
    }
}
