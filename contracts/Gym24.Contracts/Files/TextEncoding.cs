using System.Text;
using System.Text.Unicode;

namespace Gym24.Contracts.Files;

/// <summary>UTF-8 and UTF-16 by their marks, else UTF-8 where it is valid, else Windows-1251 where that reads like Russian.</summary>
internal static class TextEncoding
{
    private const string Usual = "№«»–—…“”„’‘§°•\u00a0\u00ad";

    public static (string Text, string Name) Decode(byte[] bytes)
    {
        if (bytes.AsSpan().StartsWith(Encoding.UTF8.Preamble))
            return (Utf8Text(bytes.AsSpan(3)), "utf-8");
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]))
            return (Encoding.Unicode.GetString(bytes.AsSpan(2)), "utf-16");
        if (bytes.AsSpan().StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
            return (Encoding.BigEndianUnicode.GetString(bytes.AsSpan(2)), "utf-16");
        if (Utf8.IsValid(bytes))
            return (Encoding.UTF8.GetString(bytes), "utf-8");
        if (CutInsideCharacter(bytes))
            throw TableRefusal.Of("CutOff", 1 + bytes.AsSpan().Count((byte)'\n'));
        var text = CodePagesEncodingProvider.Instance.GetEncoding(1251)!.GetString(bytes);
        CheckReadable(text);
        return (text, "windows-1251");
    }

    public static int LineOf(string text, int position) => 1 + text.AsSpan(0, position).Count('\n');

    private static string Utf8Text(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        if (CutInsideCharacter(bytes))
            throw TableRefusal.Of("CutOff", 1 + bytes.Count((byte)'\n'));
        var good = Encoding.UTF8.GetString(bytes).IndexOf('\uFFFD');
        throw TableRefusal.Of("Encoding", 1 + Encoding.UTF8.GetString(bytes).AsSpan(0, good).Count('\n'));
    }

    /// <summary>All of it is UTF-8 but the last one to three bytes.</summary>
    private static bool CutInsideCharacter(ReadOnlySpan<byte> bytes)
    {
        for (var lost = 1; lost <= 3 && lost < bytes.Length; lost++)
            if (bytes[^lost] >= 0xC0)
                return Utf8.IsValid(bytes[..^lost]) && bytes[..^lost].IndexOfAnyExceptInRange((byte)0, (byte)0x7F) >= 0;
        return false;
    }

    /// <summary>CP866, KOI8-R and broken UTF-8 read as Windows-1251 give symbols among letters, or words like «иВАНОВ».</summary>
    private static void CheckReadable(string text)
    {
        int foreign = 0, other = 0, odd = 0, inverted = 0, words = 0, firstOdd = -1;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c < 0x80)
                continue;
            foreign++;
            if (c is >= 'А' and <= 'я' or 'ё' or 'Ё')
            {
                if (i > 0 && text[i - 1] is >= 'А' and <= 'я' or 'ё' or 'Ё')
                    continue;
                words++;
                if (i + 1 < text.Length && char.IsLower(c) && text[i + 1] is >= 'А' and <= 'Я')
                    inverted++;
            }
            else if (Usual.Contains(c))
                other++;
            else
            {
                odd++;
                firstOdd = firstOdd < 0 ? i : firstOdd;
            }
        }
        if (odd * 5 > foreign - other)
            throw TableRefusal.Of("Encoding", LineOf(text, firstOdd));
        if (words > 0 && inverted * 3 > words)
            throw TableRefusal.Of("Encoding", 1);
    }
}
