namespace Gym24.Contracts.Files;

/// <summary>As what a table is carried away.</summary>
public enum TableFormat
{
    /// <summary>A workbook with one sheet: Excel, LibreOffice, «Мой офис».</summary>
    Xlsx = 0,

    /// <summary>Text with separators, as a Russian Excel opens it: UTF-8 with a byte order mark, semicolons, CRLF, decimal comma.</summary>
    Csv = 1,
}

/// <summary>What a format is called on the way to a browser.</summary>
public static class TableFormats
{
    /// <summary>With the dot, such as <c>.xlsx</c>.</summary>
    public static string Ending(this TableFormat format) => format == TableFormat.Csv ? ".csv" : ".xlsx";

    /// <summary>For the header of a download.</summary>
    public static string MediaType(this TableFormat format) =>
        format == TableFormat.Csv ? "text/csv; charset=utf-8" : "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
}
