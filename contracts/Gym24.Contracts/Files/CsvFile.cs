using System.Globalization;
using System.Text;

namespace Gym24.Contracts.Files;

/// <summary>A table as text: what Excel on a Russian system opens by a double click.</summary>
internal static class CsvFile
{
    private static readonly CultureInfo Russian = CultureInfo.GetCultureInfo("ru-RU");

    public static async Task Write<TRow>(TableFile<TRow> table, Stream output, CancellationToken cancellation)
    {
        await using var text = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), 16 * 1024, leaveOpen: true);
        var line = new StringBuilder();
        await Line(table.Columns.Select(c => Cell(c.Title)));
        await foreach (var row in table.Rows.WithCancellation(cancellation))
            await Line(table.Columns.Select(c => Cell(c.Value(row))));

        Task Line(IEnumerable<string> cells)
        {
            line.Clear().AppendJoin(';', cells).Append("\r\n");
            return text.WriteAsync(line, cancellation);
        }
    }

    /// <summary>Numbers and days go as they are: a minus of a number is no formula.</summary>
    internal static string Cell(object? value) => value switch
    {
        null => "",
        string text => Quoted(Guarded(TableWords.Clean(text))),
        decimal number => number.ToString("0.############################", Russian),
        DateOnly day => day.ToString("dd.MM.yyyy", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("dd.MM.yyyy HH:mm", CultureInfo.InvariantCulture),
        IFormattable other => other.ToString(null, CultureInfo.InvariantCulture),
        _ => throw new InvalidOperationException($"No cell holds {value.GetType().Name}."),
    };

    /// <summary>A text that begins like a formula gets an apostrophe: a spreadsheet then shows it and does not carry it out.</summary>
    private static string Guarded(string text) =>
        text.TrimStart() is ['=' or '+' or '-' or '@', ..] || text is ['\t' or '\n', ..] ? "'" + text : text;

    private static string Quoted(string text) =>
        text.AsSpan().IndexOfAny(";\"\n\t") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
