using Microsoft.AspNetCore.Http;

namespace Gym24.Contracts.Files;

/// <summary>
/// A table that somebody carries away as a workbook or as CSV, described once for both: typed columns, rows that are written as they come, so that
/// many of them need no memory. Text never becomes a formula; characters that such files cannot hold are left out. An endpoint of
/// <see cref="TableEndpoints.MapTable"/> returns it.
/// </summary>
/// <typeparam name="TRow">A row as the module has it.</typeparam>
/// <param name="name">What the table is called, such as «Журнал действий»: name of the file and, shortened where it must be, of the sheet.</param>
/// <param name="rows">Read once. In a workbook at most <see cref="TableFile{TRow}.MaxRows"/>.</param>
public sealed class TableFile<TRow>(string name, IAsyncEnumerable<TRow> rows) : IResult
{
    private const int Short = 12, Usual = 24, Day = 12, DayAndTime = 17;

    private readonly List<TableColumn<TRow>> _columns = [];

    /// <summary>How many rows a sheet holds below title and headings.</summary>
    public const int MaxRows = 1_048_570;

    /// <summary>A table of rows that are already there.</summary>
    public TableFile(string name, IEnumerable<TRow> rows) : this(name, rows.ToAsyncEnumerable()) { }

    /// <summary>Name of the file, without ending.</summary>
    public string Name { get; } = name;

    /// <summary>A line above the headings of a workbook, such as for which days it is; absent: none. CSV has none, since programs read it.</summary>
    public string? Title { get; init; }

    internal IReadOnlyList<TableColumn<TRow>> Columns => _columns;

    internal IAsyncEnumerable<TRow> Rows { get; } = rows;

    /// <summary>A column of text. Line feeds stay; past 32,767 characters a cell is cut off with «…».</summary>
    /// <param name="title">Heading.</param>
    /// <param name="value">Absent: an empty cell. So it is in all columns.</param>
    /// <param name="width">In characters; longer text is wrapped.</param>
    public TableFile<TRow> Text(string title, Func<TRow, string?> value, int width = Usual) => Add(title, CellKind.Text, width, value);

    /// <summary>A column of whole numbers.</summary>
    public TableFile<TRow> Whole(string title, Func<TRow, long?> value, int width = Short) => Add(title, CellKind.Whole, width, r => value(r));

    /// <summary>A column of numbers with a fraction, shown with as many digits as they have.</summary>
    public TableFile<TRow> Decimal(string title, Func<TRow, decimal?> value, int width = Short) => Add(title, CellKind.Decimal, width, r => value(r));

    /// <summary>A column of days.</summary>
    /// <param name="title">Heading.</param>
    /// <param name="value">The day.</param>
    /// <param name="otherwise">What stands there instead of a day, such as «бессрочно».</param>
    /// <param name="width">In characters.</param>
    public TableFile<TRow> Date(string title, Func<TRow, DateOnly?> value, Func<TRow, string?>? otherwise = null, int width = Day) =>
        Add(title, CellKind.Date, width, r => value(r) is { } day ? day : otherwise?.Invoke(r));

    /// <summary>A column of days with time, to the minute. The caller has already moved the time into the school's zone.</summary>
    public TableFile<TRow> Moment(string title, Func<TRow, DateTime?> value, int width = DayAndTime) => Add(title, CellKind.Moment, width, r => value(r));

    /// <summary>A column of yes and no, in words of the reader's language: programs show TRUE and ИСТИНА where people expect «да».</summary>
    public TableFile<TRow> YesNo(string title, Func<TRow, bool?> value, int width = Short)
    {
        var (yes, no) = (TableWords.Yes, TableWords.No);
        return Add(title, CellKind.Text, width, r => value(r) switch { true => yes, false => no, null => null });
    }

    /// <summary>Writes it whole; nothing is held back but a few rows.</summary>
    /// <param name="format">As what.</param>
    /// <param name="output">Written from front to end, asynchronously only; not closed.</param>
    /// <param name="cancellation">The reader has gone.</param>
    /// <exception cref="InvalidOperationException">There are more rows than a sheet has, or no columns.</exception>
    public Task Write(TableFormat format, Stream output, CancellationToken cancellation)
    {
        if (_columns.Count == 0)
            throw new InvalidOperationException($"The table {Name} has no columns.");
        return format == TableFormat.Csv ? CsvFile.Write(this, output, cancellation) : XlsxFile.Write(this, output, cancellation);
    }

    /// <summary>Answers with the file, always as an attachment, in the format of the endpoint.</summary>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var format = httpContext.GetEndpoint()?.Metadata.GetMetadata<TableEndpoints.Writes>()?.Format ?? TableFormat.Xlsx;
        var response = httpContext.Response;
        response.ContentType = format.MediaType();
        response.Attach("table", Name, format.Ending());
        return Write(format, response.Body, httpContext.RequestAborted);
    }

    private TableFile<TRow> Add(string title, CellKind kind, int width, Func<TRow, object?> value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(width);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(width, 255);
        if (_columns.Count == Table.MaxColumns)
            throw new InvalidOperationException($"The table {Name} has more than {Table.MaxColumns} columns.");
        _columns.Add(new(title, kind, width, value));
        return this;
    }
}
