using Gym24.Contracts.Files;

namespace Gym24.Contracts.Tests.Files;

/// <summary>What somebody sees who opens the file.</summary>
public sealed class OfficeTests
{
    [Fact]
    public async Task A_workbook_shows_its_cells()
    {
        var rows = Sample.Odd.Select(o => Sample.Full with { Name = o }).Append(Sample.Extreme);
        var shown = await Office.Shown("table.xlsx", await Sample.Write(Sample.Table(rows, title: "За ноябрь"), TableFormat.Xlsx));
        Assert.StartsWith("За ноябрь\nИмя Мест Часы День Когда Подходит\n", shown, StringComparison.Ordinal);
        foreach (var text in new[] { "+7 999", "-1", "@СУММ(A1)", "Управляющий знак", "Половина пары", "_x0041_ не буква", "007", "01.02.2026", "1e5", "<b>&amp;</b>" })
            Assert.Contains($"\n{text} 45 3.5 05.11.2026 05.11.2026 14:30 да\n", shown, StringComparison.Ordinal);
        Assert.Contains("=HYPERLINK(", shown, StringComparison.Ordinal);
        Assert.Contains(" -0.05 31.12.1899 01.01.1900 08:00 нет", shown, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_long_text_is_wrapped_and_seen_whole()
    {
        var name = string.Join(' ', Enumerable.Range(1, 40).Select(i => $"слово{i}"));
        var shown = await Office.Shown("table.xlsx", await Sample.Write(Sample.Table([Sample.Full with { Name = name }]), TableFormat.Xlsx));
        Assert.All(name.Split(' '), word => Assert.Contains(word, shown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Headings_stand_on_every_page()
    {
        var shown = await Office.Shown("table.xlsx", await Sample.Write(Sample.Table(Enumerable.Repeat(Sample.Full, 100)), TableFormat.Xlsx));
        Assert.True(shown.Split("Имя Мест Часы").Length > 2, shown);
    }
}
