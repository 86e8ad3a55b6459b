using System.Text;

namespace Gym24.Data.SqlServer;

/// <summary>
/// Raw SQL of a migration writes texts as every engine reads them: '…'. Here such a text passes through the code page of the database
/// unless N stands before it, and Cyrillic becomes question marks.
/// </summary>
internal static class WideText
{
    public static string In(string sql)
    {
        var wide = new StringBuilder(sql.Length + 16);
        for (var i = 0; i < sql.Length; i++)
        {
            var end = sql[i] switch
            {
                '\'' => End(sql, i, '\''),
                '"' => End(sql, i, '"'),
                '[' => End(sql, i, ']'),
                '-' when Follows(sql, i, '-') => sql.IndexOf('\n', i) is var line and >= 0 ? line : sql.Length - 1,
                '/' when Follows(sql, i, '*') => sql.IndexOf("*/", i + 2, StringComparison.Ordinal) is var close and >= 0 ? close + 1 : sql.Length - 1,
                _ => i,
            };
            if (sql[i] == '\'' && !IsWide(sql, i))
                wide.Append('N');
            wide.Append(sql, i, end - i + 1);
            i = end;
        }
        return wide.ToString();
    }

    private static bool IsWide(string sql, int at) => at > 0 && sql[at - 1] is ('N' or 'n') && (at == 1 || !char.IsLetterOrDigit(sql[at - 2]));

    private static bool Follows(string sql, int at, char next) => at + 1 < sql.Length && sql[at + 1] == next;

    /// <summary>Where a quotation ends; the mark doubled belongs to it.</summary>
    private static int End(string sql, int start, char mark)
    {
        for (var i = start + 1; i < sql.Length; i++)
        {
            if (sql[i] != mark)
                continue;
            if (!Follows(sql, i, mark))
                return i;
            i++;
        }
        return sql.Length - 1;
    }
}
