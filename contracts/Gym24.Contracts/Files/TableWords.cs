using System.Text;
using System.Text.RegularExpressions;

namespace Gym24.Contracts.Files;

/// <summary>Texts as files of tables may hold them.</summary>
internal static partial class TableWords
{
    private const int MaxSheetName = 31, MaxFileName = 120;
    private static readonly TextCatalog T = new(typeof(Texts));

    /// <summary>Names that Excel keeps for its own list of changes.</summary>
    private static readonly string[] Reserved = ["History", "Журнал"];

    public static string Yes => T["Table.Yes"];

    public static string No => T["Table.No"];

    /// <summary>Without what XML forbids: control characters, halves of pairs, what is no character. Line ends become line feeds.</summary>
    public static string Clean(string text)
    {
        var first = FirstOdd(text);
        if (first < 0)
            return text;
        var clean = new StringBuilder(text, 0, first, text.Length);
        for (var i = first; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                clean.Append(c).Append(text[++i]);
            else if (c == '\r')
                clean.Append(i + 1 < text.Length && text[i + 1] == '\n' ? "" : "\n");
            else if (!IsOdd(c))
                clean.Append(c);
        }
        return clean.ToString();
    }

    private static int FirstOdd(string text)
    {
        for (var i = 0; i < text.Length; i++)
            if (IsOdd(text[i]))
                return i;
        return -1;
    }

    private static bool IsOdd(char c) => c is < ' ' and not ('\t' or '\n') or >= '\uD800' and <= '\uDFFF' or '\uFFFE' or '\uFFFF';

    /// <summary>At most <paramref name="most"/> UTF-16 units, never half a character.</summary>
    public static string Cut(string text, int most, string end = "") => text.Length <= most ? text
        : text[..(most - end.Length - (char.IsHighSurrogate(text[most - end.Length - 1]) ? 1 : 0))] + end;

    /// <summary>As Excel takes it: 31 characters, none of <c>: \ / ? * [ ]</c>, no apostrophe at the ends, none of its own names.</summary>
    public static string SheetName(string name)
    {
        var sheet = Cut(Spaces().Replace(ForbiddenInSheets().Replace(Clean(name), " "), " ").Trim(' ', '\''), MaxSheetName).Trim(' ', '\'');
        return sheet.Length == 0 ? T["Table.Sheet"] : Reserved.Contains(sheet, StringComparer.OrdinalIgnoreCase) ? sheet + " 1" : sheet;
    }

    /// <summary>As every system takes it, without ending.</summary>
    public static string FileName(string name)
    {
        var file = Cut(Spaces().Replace(ForbiddenInFiles().Replace(Clean(name), " "), " ").Trim(' ', '.'), MaxFileName).Trim(' ', '.');
        return file.Length == 0 ? T["Table.Sheet"] : file;
    }

    [GeneratedRegex(@"[:\\/?*\[\]]")]
    private static partial Regex ForbiddenInSheets();

    [GeneratedRegex(@"[:\\/?*""<>|]")]
    private static partial Regex ForbiddenInFiles();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
