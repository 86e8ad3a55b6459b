namespace Gym24.Contracts.Ui.Tests;

public class TableTests
{
    [Fact]
    public async Task Cells_carry_the_label_that_a_phone_shows()
    {
        var body = await Rendered.Of<SampleTable>(("Rows", new[] { "tree" }));
        Assert.Equal([null, "Length", null], body.QuerySelectorAll("td").Select(cell => cell.GetAttribute("data-label")));
        Assert.Equal(["main", "number", "actions"], body.QuerySelectorAll("td").Select(cell => cell.ClassName));
        Assert.Equal("Runs", body.QuerySelector("caption")!.TextContent);
    }

    [Fact]
    public async Task The_row_leads_where_its_main_cell_leads()
    {
        var body = await Rendered.Of<SampleTable>(("Rows", new[] { "tree", "none", "tree" }));
        Assert.Equal(["/runs/tree", "/runs/tree"], body.QuerySelectorAll("td.main a").Select(link => link.GetAttribute("href")));
        Assert.Equal(["has-link", "", "has-link"], body.QuerySelectorAll("tbody tr").Select(row => row.ClassName ?? ""));
    }

    [Theory]
    [InlineData("/list?page=3", null, "/list?sort=name")]
    [InlineData("/list?sort=name&q=x", "ascending", "/list?q=x&sort=-name")]
    [InlineData("/list?sort=-name", "descending", "/list?sort=name")]
    public async Task Sorting_turns_round_and_starts_on_the_first_page(string address, string? direction, string next)
    {
        var body = await Rendered.At<SampleTable>(address, "ru", ("Rows", new[] { "tree" }));
        var head = body.QuerySelector("th")!;
        Assert.Equal(direction, head.GetAttribute("aria-sort"));
        Assert.Equal(next, head.QuerySelector("a")!.GetAttribute("href"));
    }

    [Theory]
    [InlineData("/files/acme/bookings", "/files/acme/bookings.xlsx /files/acme/bookings.csv")]
    [InlineData("/files/acme/bookings?year=2026&q=a?b", "/files/acme/bookings.xlsx?year=2026&q=a?b /files/acme/bookings.csv?year=2026&q=a?b")]
    public async Task A_table_is_carried_away_in_both_formats_with_its_filters(string address, string links)
    {
        var body = await Rendered.Of<TableLinks>(("Href", address));
        Assert.Equal(links.Split(' '), body.QuerySelectorAll("a[download][hx-boost=false]").Select(link => link.GetAttribute("href")));
        Assert.Equal(["Таблица Excel", "Таблица CSV"], body.QuerySelectorAll("a").Select(link => link.TextContent.Trim()));
    }

    [Fact]
    public async Task Without_rows_the_empty_state_stands_in_for_the_table()
    {
        var body = await Rendered.Of<SampleTable>();
        Assert.Null(body.QuerySelector("table"));
        Assert.Equal("Nothing yet", body.QuerySelector("p")!.TextContent);
    }
}
