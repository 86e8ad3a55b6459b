using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Search;

/// <summary>Who finds what, and what is answered to whatever is typed.</summary>
public sealed class SearchPageTests(SearchHost host) : IClassFixture<SearchHost>
{
    [Fact]
    public async Task A_class_teacher_finds_the_own_class_and_nobody_else()
    {
        await host.Built();
        using var coordinator = await host.ApiAs("coordinator");
        using var teacher = await host.ApiAs("teacher");
        var own = (await Items(teacher, "/api/v1/people?kind=pupil&size=200")).Select(Name).ToHashSet();
        Assert.NotEmpty(own);
        var others = (await Items(coordinator, "/api/v1/people?kind=pupil&size=200")).Select(Name).Where(n => !own.Contains(n)).ToList();

        foreach (var name in own.Take(3))
            Assert.Contains(name, await Found(teacher, name));
        foreach (var name in others.Take(20))
        {
            Assert.Contains(name, await Found(coordinator, name));
            Assert.DoesNotContain(name, await Found(teacher, name));
        }
    }

    [Theory]
    [InlineData("parent")]
    [InlineData("pupil")]
    [InlineData("partner")]
    [InlineData("psychologist")]
    public async Task Nobody_finds_people_whom_the_list_does_not_show(string role)
    {
        await host.Built();
        using var coordinator = await host.ApiAs("coordinator");
        using var reader = await host.ApiAs(role);
        var list = await reader.GetAsync("/api/v1/people?kind=pupil&size=200");
        var seen = list.IsSuccessStatusCode ? (await Items(reader, "/api/v1/people?kind=pupil&size=200")).Select(Name).ToHashSet() : [];
        foreach (var name in (await Items(coordinator, "/api/v1/people?kind=pupil&size=60")).Select(Name))
            Assert.Equal(seen.Contains(name), (await Found(reader, name)).Contains(name));
    }

    [Fact]
    public async Task Nobody_and_the_administrator_find_no_person_and_whoever_is_nobody_finds_the_catalogue()
    {
        await host.Built();
        using var coordinator = await host.ApiAs("coordinator");
        using var administrator = await host.ApiAs("administrator");
        var name = Name((await Items(coordinator, "/api/v1/people?kind=pupil&size=20"))[7]);
        Assert.DoesNotContain(name, await Found(administrator, name));
        Assert.DoesNotContain(name, await Found(host.Browser(), name));
        Assert.Contains("«Кенгуру»", await Found(host.Browser(), "кингуру"));
        Assert.DoesNotContain("Журнал действий", await Found(host.Browser(), "журнал действий"));
        Assert.Contains("Журнал действий", await Found(administrator, "журнал действия"));
    }

    [Theory]
    [InlineData("?!.,;:—«»", "ничего не нашлось")]
    [InlineData("😀🦊", "ничего не нашлось")]
    [InlineData("'; DROP TABLE host_search_words; --", "")]
    [InlineData("%", "ничего не нашлось")]
    [InlineData("_", "ничего не нашлось")]
    [InlineData("кенгуру\u0000", "Кенгуру")]
    [InlineData("\ud83d кенгуру", "Кенгуру")]
    [InlineData("и в на", "")]
    [InlineData("<script>alert(1)</script>", "")]
    [InlineData("", "всё, что вам доступно")]
    public async Task Whatever_is_typed_is_answered(string typed, string said)
    {
        await host.Built();
        using var browser = await host.As("coordinator");
        foreach (var address in (string[])["/search?q=", "/search/suggest?q=", "/api/v1/search?q="])
        {
            var answer = await browser.GetAsync(address + string.Concat(System.Text.Encoding.UTF8.GetBytes(typed).Select(b => $"%{b:X2}")));
            Assert.True(answer.IsSuccessStatusCode || address.StartsWith("/api", StringComparison.Ordinal), $"{address}{typed}: {answer.StatusCode}");
            var html = await answer.Content.ReadAsStringAsync();
            Assert.DoesNotContain("<script>alert", html, StringComparison.Ordinal);
            if (address.StartsWith("/search?", StringComparison.Ordinal))
                Assert.Contains(said, new HtmlParser().ParseDocument(html).QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task A_very_long_query_is_cut_off_and_said_so()
    {
        using var browser = await host.As("coordinator");
        var html = await browser.GetStringAsync("/search?q=" + Uri.EscapeDataString("кенгуру " + string.Concat(Enumerable.Repeat("kangaroo ", 550))));
        var main = new HtmlParser().ParseDocument(html).QuerySelector("main")!;
        Assert.Contains("первым 200 знакам", main.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/search/suggest?q=" + new string('w', 5_000))).StatusCode);
    }

    [Fact]
    public async Task The_page_groups_by_kind_marks_what_was_sought_and_leads_to_all_of_a_kind()
    {
        await host.Built();
        using var browser = await host.As("coordinator");
        var main = new HtmlParser().ParseDocument(await browser.GetStringAsync("/search?q=" + Uri.EscapeDataString("олимпиады"))).QuerySelector("main")!;
        var group = main.QuerySelectorAll("section.card").Single(c => c.TextContent.Contains("Предложения каталога", StringComparison.Ordinal));
        Assert.Equal(5, group.QuerySelectorAll(".g-hits > li").Length);
        Assert.Contains(group.QuerySelectorAll("mark"), m => m.TextContent.StartsWith("Олимпиад", StringComparison.OrdinalIgnoreCase));
        var all = group.QuerySelector("p > a")!.GetAttribute("href")!;
        var whole = new HtmlParser().ParseDocument(await browser.GetStringAsync(all)).QuerySelector("main")!;
        Assert.Single(whole.QuerySelectorAll("section.card"));
        Assert.True(whole.QuerySelectorAll(".g-hits > li").Length > 5);
    }

    [Fact]
    public async Task Some_of_the_words_are_found_where_nothing_has_them_all()
    {
        await host.Built();
        using var api = await host.ApiAs("coordinator");
        var found = await api.GetFromJsonAsync<JsonElement>("/api/v1/search?q=" + Uri.EscapeDataString("кенгуру скоморох"));
        Assert.True(found.GetProperty("partly").GetBoolean());
        var titles = found.GetProperty("items").EnumerateArray().Select(i => i.GetProperty("title").GetString()).ToList();
        Assert.Contains("«Кенгуру»", titles);
        Assert.Contains("«Скоморох»", titles);
    }

    [Theory]
    [InlineData("coordinator", "иванов", 14)]
    [InlineData("coordinator", "иванов пётр экскурсия тусур олимпиада кенгуру договор класс", 14)]
    [InlineData("coordinator", "ghbdtn bdfyjd", 14)]
    [InlineData("teacher", "иванов", 16)]
    [InlineData("parent", "иванов", 16)]
    public async Task A_search_costs_few_queries_whatever_is_typed(string role, string typed, int most)
    {
        await host.Built();
        using var browser = await host.As(role);
        await browser.GetAsync("/search?q=" + Uri.EscapeDataString(typed));
        using var counter = new Counter(browser);
        await browser.GetAsync("/search?q=" + Uri.EscapeDataString(typed));
        Assert.True(counter.Commands.Count <= most, $"{counter.Commands.Count} queries:{Environment.NewLine}{string.Join(Environment.NewLine, counter.Commands)}");
    }

    [Fact]
    public async Task A_search_that_shows_names_is_written_down()
    {
        await host.Built();
        using var coordinator = await host.ApiAs("coordinator");
        var name = Name((await Items(coordinator, "/api/v1/people?kind=pupil&size=20"))[3]);
        var before = await Noted();
        await Found(coordinator, name);
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (await Noted() <= before)
            await Task.Delay(50, patience.Token);
    }

    private async Task<int> Noted()
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<HostDb>().Entries.CountAsync(e => e.Action == "FindInSchool" && e.Outcome == "seen");
    }

    private static async Task<List<string>> Found(HttpClient reader, string typed) =>
        [.. (await Items(reader, $"/api/v1/search?size=50&q={Uri.EscapeDataString(typed)}")).Select(i => i.GetProperty("title").GetString()!)];

    private static async Task<List<JsonElement>> Items(HttpClient api, string address) =>
        [.. (await api.GetFromJsonAsync<JsonElement>(address)).GetProperty("items").EnumerateArray()];

    private static string Name(JsonElement person) => person.GetProperty("name").GetString()!;
}
