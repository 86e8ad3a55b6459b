using System.Globalization;

namespace Gym24.Contracts.Ui.Tests;

public class PageTests
{
    [Theory]
    [InlineData("ru")]
    [InlineData("en")]
    public async Task The_gallery_needs_no_style_attribute_no_inline_script_and_no_id_twice(string language)
    {
        var body = await Rendered.At<Gallery>("/design", language);
        Assert.Empty(body.QuerySelectorAll("[style], script, style"));
        Assert.DoesNotContain(body.QuerySelectorAll("*"), element => element.Attributes.Any(attribute => attribute.Name.StartsWith("on", StringComparison.Ordinal)));
        var ids = body.QuerySelectorAll("[id]").Select(element => element.Id).ToArray();
        Assert.Equal(ids.Length, ids.Distinct().Count());
        Assert.All(body.QuerySelectorAll("[aria-labelledby]"), element => Assert.Contains(element.GetAttribute("aria-labelledby"), ids));
    }

    [Fact]
    public async Task The_frame_has_landmarks_a_skip_link_and_says_where_one_is()
    {
        var body = await Rendered.Of<SampleFrame>();
        Assert.Equal("#main", body.QuerySelector("a")!.GetAttribute("href"));
        Assert.NotNull(body.QuerySelector("main#main"));
        Assert.NotNull(body.QuerySelector("main [aria-live=polite]#notices"));
        Assert.Equal(["/", "/"], body.QuerySelectorAll("nav a[aria-current=page]").Select(link => link.GetAttribute("href")));
        Assert.Equal(["Home"], body.QuerySelectorAll(".g-bottom a").Select(link => link.TextContent));
        Assert.NotNull(body.QuerySelector("aside details > summary"));
    }

    [Fact]
    public async Task A_fact_without_a_value_says_so()
    {
        var body = await Rendered.Of<Fact>(("Label", "Places"), ("Value", " "), ("Russian", true));
        Assert.Equal("не указано", body.QuerySelector("dd .not-stated")!.TextContent);
        Assert.Null(body.QuerySelector("dd")!.GetAttribute("lang"));
    }

    [Fact]
    public async Task A_failed_tile_shows_its_fault_and_not_its_content()
    {
        var body = await Rendered.Of<Tile>(("Title", "Olympiads"), ("Failed", true), ("Figure", "5"), ("Fault", "Late"));
        Assert.Equal("Late", body.QuerySelector(".g-tile-fault")!.TextContent);
        Assert.DoesNotContain("5", body.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_icon_is_drawn_as_the_neutral_one()
    {
        Assert.EndsWith("#puzzle", (await Rendered.Of<Icon>(("Name", "no-such-icon"))).QuerySelector("use")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.EndsWith("#home", (await Rendered.Of<Icon>(("Name", "home"))).QuerySelector("use")!.GetAttribute("href"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bars_are_as_long_as_their_share_of_the_largest()
    {
        var body = await Rendered.Of<BarChart>(("Caption", "x"), ("Items", new Bar[] { new("a", 40), new("b", 10, "<5"), new("c", 0) }));
        Assert.Equal(["100", "25", "0"], body.QuerySelectorAll("rect.value").Select(bar => bar.GetAttribute("width")));
        Assert.Equal(["40", "<5", "0"], body.QuerySelectorAll("td.number").Select(cell => cell.TextContent));
    }

    [Fact]
    public async Task A_line_of_equal_values_is_drawn_and_one_value_is_not()
    {
        Assert.Equal("0,22 50,22 100,22", (await Rendered.Of<Sparkline>(("Label", "x"), ("Values", new double[] { 4, 4, 4 }))).QuerySelector("polyline")!.GetAttribute("points"));
        Assert.Empty((await Rendered.Of<Sparkline>(("Label", "x"), ("Values", new double[] { 4 }))).Children);
    }

    [Theory]
    [InlineData("Ёлкина Вера Павловна", "ЁВ")]
    [InlineData("  ", "")]
    [InlineData("— Ли", "Л")]
    public void Initials_are_the_first_two_letters(string name, string expected) => Assert.Equal(expected, Names.Initials(name));

    [Fact]
    public void The_built_sprite_has_every_icon_of_the_list_once()
    {
        var sprite = File.ReadAllText(Path.Combine(Source(), "wwwroot", "vendor", "icons.svg"));
        Assert.All(Icons.All, name => Assert.Equal(2, sprite.Split($"<symbol id=\"{name}\"").Length));
        Assert.Contains(Icons.Unknown, Icons.All.AsEnumerable());
    }

    [Fact]
    public void Styles_load_nothing_from_elsewhere()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Source(), "wwwroot"), "*.css", SearchOption.AllDirectories))
        {
            Assert.DoesNotMatch(@"(?i)(url\(\s*[""']?|@import\s+[""']?)(https?:)?//", File.ReadAllText(file));
        }
    }

    private static string Source()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var source = Path.Combine(folder.FullName, "contracts", "Gym24.Contracts.Ui");
            if (Directory.Exists(source))
            {
                return source;
            }
        }

        throw new DirectoryNotFoundException(string.Create(CultureInfo.InvariantCulture, $"No sources above {AppContext.BaseDirectory}"));
    }
}
