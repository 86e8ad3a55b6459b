namespace Gym24.Contracts.Ui.Tests;

public class PagerTests
{
    [Theory]
    [InlineData(1, "1 2 … 9")]
    [InlineData(4, "1 2 3 4 5 … 9")]
    [InlineData(5, "1 … 4 5 6 … 9")]
    [InlineData(6, "1 … 5 6 7 8 9")]
    [InlineData(9, "1 … 8 9")]
    [InlineData(99, "1 … 8 9")]
    [InlineData(-1, "1 2 … 9")]
    public void Numbers_around_the_page_and_both_ends(int page, string expected) =>
        Assert.Equal(expected, string.Join(' ', new PageLayout(page, 10, 84).Shown.Select(number => number?.ToString() ?? "…")));

    [Theory]
    [InlineData(1, 10, 84, 1, 10)]
    [InlineData(9, 10, 84, 81, 84)]
    [InlineData(1, 0, 3, 1, 1)]
    public void First_and_last_row(int page, int size, int total, int first, int last)
    {
        var layout = new PageLayout(page, size, total);
        Assert.Equal((first, last), (layout.First, layout.Last));
    }

    [Fact]
    public async Task Links_keep_the_query_and_the_first_page_has_no_number()
    {
        var body = await Rendered.At<Pager>("/list?q=%D1%91%D0%BB%D0%BA%D0%B0&grade=8&grade=9&page=2", "ru", ("Page", 2), ("Size", 10), ("Total", 30));
        Assert.Equal("/list?q=%D1%91%D0%BB%D0%BA%D0%B0&grade=8&grade=9", body.QuerySelector("a[rel=prev]")!.GetAttribute("href"));
        Assert.Equal("/list?q=%D1%91%D0%BB%D0%BA%D0%B0&grade=8&grade=9&page=3", body.QuerySelector("a[rel=next]")!.GetAttribute("href"));
        Assert.Equal("2", body.QuerySelector("a[aria-current=page]")!.TextContent);
    }

    [Fact]
    public async Task One_page_has_no_links_and_no_rows_no_pager()
    {
        Assert.Empty((await Rendered.Of<Pager>(("Page", 1), ("Size", 10), ("Total", 7))).QuerySelectorAll("a"));
        Assert.Empty((await Rendered.Of<Pager>(("Page", 1), ("Size", 10), ("Total", 0))).Children);
    }

    [Fact]
    public void A_chip_takes_away_its_own_value_only() =>
        Assert.Equal("/list?grade=8&q=x", Links.Without("/list?grade=8&grade=9&q=x&page=3", "grade", "9"));
}
