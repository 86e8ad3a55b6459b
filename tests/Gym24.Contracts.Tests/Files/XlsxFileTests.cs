using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using Gym24.Contracts.Files;

namespace Gym24.Contracts.Tests.Files;

public sealed class XlsxFileTests
{
    [Fact]
    public async Task It_is_what_the_standard_says()
    {
        var rows = Sample.Odd.Select(o => Sample.Full with { Name = o }).Append(Sample.Bare).Append(Sample.Extreme);
        using var book = SpreadsheetDocument.Open(new MemoryStream(await Sample.Write(Sample.Table(rows, "Журнал 'действий'", "За ноябрь"), TableFormat.Xlsx)), isEditable: false);
        Assert.Empty(new OpenXmlValidator().Validate(book).Select(e => $"{e.Part?.Uri} {e.Path?.XPath}: {e.Description}"));
        Assert.Equal("Журнал 'действий", book.WorkbookPart!.Workbook.Sheets!.Elements<DocumentFormat.OpenXml.Spreadsheet.Sheet>().Single().Name!.Value);
    }

    [Fact]
    public async Task Our_own_reader_reads_it_back()
    {
        var rows = Read(await Sample.Write(Sample.Table([Sample.Full, Sample.Bare, Sample.Extreme], title: "За ноябрь"), TableFormat.Xlsx));
        Assert.Equal(["Имя", "Мест", "Часы", "День", "Когда", "Подходит"], rows[0]);
        Assert.Equal(["Ёлкина Анна", "45", "3.5", "05.11.2026", "05.11.2026", "да"], rows[1]);
        Assert.Equal(["", "", "", "бессрочно"], rows[2]);
        Assert.Equal(["", "9007199254740993", "-0.05", "31.12.1899", "01.01.1900 08:00", "нет"], rows[3]);
    }

    [Fact]
    public async Task Text_stays_the_text_it_is()
    {
        var names = Read(await Sample.Write(Sample.Table(Sample.Odd.Select(o => Sample.Full with { Name = o })), TableFormat.Xlsx)).Skip(1).Select(r => r[0]).ToList();
        string[] expected =
        [
            "=HYPERLINK(\"http://example.org\";\"x\")", "+7 999", "-1", "@СУММ(A1)", "=1", "Управляющий знак", "Половина  пары", "Целая 🎓 пара", "_x0041_ не буква",
            "две\nстроки", "«кавычки» \"и\" точка; с запятой", "007", "01.02.2026", "1e5", "<b>&amp;</b>", "нетзнака",
        ];
        Assert.Equal(expected, names);
    }

    [Fact]
    public async Task A_cell_holds_what_a_cell_holds()
    {
        var name = Read(await Sample.Write(Sample.Table([Sample.Full with { Name = new string('я', 32_765) + "🎓🎓" }]), TableFormat.Xlsx))[1][0];
        Assert.Equal(new string('я', 32_765) + "…", name);
    }

    [Theory]
    [InlineData("Занятия 9А: [список] на 2026/27*?", "Занятия 9А список на 2026 27")]
    [InlineData("Участники всероссийской олимпиады школьников", "Участники всероссийской олимпиа")]
    [InlineData("'Сила воли'", "Сила воли")]
    [InlineData("журнал", "журнал 1")]
    [InlineData("HISTORY", "HISTORY 1")]
    [InlineData(" \t\u0001", "Лист")]
    [InlineData("123456789012345678901234567890🎓", "123456789012345678901234567890")]
    public void A_sheet_has_a_name_that_excel_takes(string name, string sheet) => Assert.Equal(sheet, TableWords.SheetName(name));

    [Theory]
    [InlineData("Журнал: 9А/9Б", "Журнал 9А 9Б")]
    [InlineData("..\\..\\x<y>|z\"", "x y z")]
    [InlineData("\r\n", "Лист")]
    public void A_file_has_a_name_that_every_system_takes(string name, string file) => Assert.Equal(file, TableWords.FileName(name));

    [Fact]
    public async Task A_hundred_thousand_rows_leave_as_they_come()
    {
        const int rows = 100_000, step = 5_000;
        var output = new AsyncOnly();
        var gone = new List<long>();
        var table = Sample.Table(Rows());
        await table.Write(TableFormat.Xlsx, output, default);
        Assert.All(gone.Skip(1).Zip(gone.Skip(2)), two => Assert.True(two.First < two.Second, "Rows were held back."));
        using var file = Table.Open(new MemoryStream(output.Content.ToArray()), _ => 2);
        Assert.Equal(rows, file.Lines.Count());

        IEnumerable<Row> Rows()
        {
            for (var i = 0; i < rows; i++)
            {
                if (i % step == 0)
                    gone.Add(output.Content.Length);
                yield return Sample.Full with { Name = $"Участник {i * 7919 % 99_991}", Places = i, Hours = i / 8m };
            }
        }
    }

    [Fact]
    public async Task The_same_table_is_the_same_file() =>
        Assert.Equal(await Sample.Write(Sample.Table([Sample.Full]), TableFormat.Xlsx), await Sample.Write(Sample.Table([Sample.Full]), TableFormat.Xlsx));

    [Fact]
    public async Task A_table_without_columns_or_with_more_rows_than_a_sheet_is_a_mistake_of_its_author()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => new TableFile<Row>("x", []).Write(TableFormat.Xlsx, Stream.Null, default));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TableFile<Row>("x", []).Text("x", r => r.Name, 0));
    }

    private static List<string[]> Read(byte[] file)
    {
        using var table = Table.Open(new MemoryStream(file), columns => columns.Count(c => c is "Имя" or "Мест"));
        return [[.. table.Columns], .. table.Lines.Select(l => l.Cells)];
    }

    /// <summary>As the web server's answer is: it refuses to block.</summary>
    private sealed class AsyncOnly : Stream
    {
        public MemoryStream Content { get; } = new();
        public override bool CanRead => false;
        public override bool CanSeek => false;
        public override bool CanWrite => true;
        public override long Length => throw new NotSupportedException();
        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }
        public override void Flush() => throw new InvalidOperationException("It blocks.");
        public override Task FlushAsync(CancellationToken cancellationToken) => Task.CompletedTask;
        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();
        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();
        public override void SetLength(long value) => throw new NotSupportedException();
        public override void Write(byte[] buffer, int offset, int count) => throw new InvalidOperationException("It blocks.");
        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default) => Content.WriteAsync(buffer, cancellationToken);
    }
}
