using System.Text;
using Gym24.Contracts.Files;

namespace Gym24.Contracts.Tests.Files;

public sealed class CsvFileTests
{
    [Fact]
    public async Task A_russian_excel_opens_it_by_a_double_click()
    {
        var file = await Sample.Write(Sample.Table([Sample.Full, Sample.Bare, Sample.Extreme], title: "За ноябрь"), TableFormat.Csv);
        Assert.Equal(Encoding.UTF8.GetPreamble(), file[..3]);
        Assert.Equal("""
            Имя;Мест;Часы;День;Когда;Подходит
            Ёлкина Анна;45;3,5;05.11.2026;05.11.2026 14:30;да
            ;;;бессрочно;;
            ;9007199254740993;-0,05;31.12.1899;01.01.1900 08:00;нет

            """.ReplaceLineEndings("\r\n"), Encoding.UTF8.GetString(file[3..]));
    }

    [Theory]
    [InlineData("=A1", "'=A1")]
    [InlineData("+7", "'+7")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("  =A1", "'  =A1")]
    [InlineData("\t=A1", "\"'\t=A1\"")]
    [InlineData("\r=A1", "\"'\n=A1\"")]
    [InlineData("\u0001=A1", "'=A1")]
    [InlineData("№ 5; \"б\"", "\"№ 5; \"\"б\"\"\"")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_cell_never_begins_like_a_formula(string? value, string cell) => Assert.Equal(cell, CsvFile.Cell(value));

    [Fact]
    public async Task Our_own_reader_reads_it_back()
    {
        using var table = Table.Open(new MemoryStream(await Sample.Write(Sample.Table([Sample.Full with { Name = "две\r\nстроки; и \"кавычки\"" }]), TableFormat.Csv)), _ => 2);
        Assert.Equal("csv utf-8 ;", table.Format);
        Assert.Equal(["две\nстроки; и \"кавычки\"", "45", "3,5", "05.11.2026", "05.11.2026 14:30", "да"], table.Lines.Single().Cells);
    }
}
