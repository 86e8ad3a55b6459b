using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Gym24.Contracts.Bulk;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Bulk;

/// <summary>Many rows at once: shown first, done whole, taken back. With the acts of the roster and of the accounts.</summary>
[Collection(BulkCollection.Name)]
public sealed class BulkTests(DemoHost host)
{
    private static readonly string Today = $"{DateTime.UtcNow.AddHours(7):yyyy-MM-dd}";

    [Fact]
    public async Task Chosen_pupils_are_moved_once_and_put_back()
    {
        var deputy = await host.As("deputyHead");
        var (pupils, from) = await Pupils(deputy, 0, 3);
        var move = await Move(deputy, pupils, away: from);
        var shown = await Page(deputy, move);
        Assert.Equal([from, from, from], Cells(shown, 1));
        Assert.DoesNotContain(from, Cells(shown, 2));

        var done = await RunningHost.Post(deputy, move, [], "do");
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        var after = done.Headers.Location!.ToString();
        Assert.Equal(Cells(shown, 2), await Classes(deputy, pupils));
        // The same form once more: it is not what was shown any more.
        Assert.Equal(HttpStatusCode.Conflict, (await Again(deputy, move, shown)).StatusCode);

        Assert.Equal(HttpStatusCode.SeeOther, (await RunningHost.Post(deputy, after, [], "undo")).StatusCode);
        Assert.Equal([from, from, from], await Classes(deputy, pupils));
        Assert.Null((await Page(deputy, after)).QuerySelector("form input[name=seen]"));
        // Nothing is left of it: a pupil moved and put back can be moved on the same day again.
        Assert.All(Cells(await Page(deputy, move), 2), c => Assert.DoesNotContain("не раньше", c, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_was_changed_since_stays_as_is()
    {
        var deputy = await host.As("deputyHead");
        var (pupils, from) = await Pupils(deputy, 3, 2);
        var move = await Move(deputy, pupils, away: from);
        var after = (await RunningHost.Post(deputy, move, [], "do")).Headers.Location!.ToString();
        var moved = await Classes(deputy, pupils);
        await Change(deputy, pupils[0]);
        Assert.Equal(1, (await Page(deputy, after)).QuerySelectorAll("main tbody tr.muted-row").Length);
        await RunningHost.Post(deputy, after, [], "undo");
        Assert.Equal([moved[0], from], await Classes(deputy, pupils));
    }

    [Fact]
    public async Task What_changed_while_one_looked_is_not_done()
    {
        var deputy = await host.As("deputyHead");
        var (pupils, from) = await Pupils(deputy, 5, 2);
        var move = await Move(deputy, pupils, away: from);
        var shown = await Page(deputy, move);
        await Change(deputy, pupils[0]);
        Assert.Equal(HttpStatusCode.Conflict, (await Again(deputy, move, shown)).StatusCode);
        Assert.Equal([from, from], await Classes(deputy, pupils));
    }

    [Fact]
    public async Task Who_may_not_is_offered_nothing_and_gets_nowhere()
    {
        var (teacher, deputy) = (await host.As("teacher"), await host.As("deputyHead"));
        Assert.Empty((await Page(teacher, "/people?kind=pupil")).QuerySelectorAll("input[name=row]"));
        var (pupils, from) = await Pupils(deputy, 7, 1);
        var move = await Move(deputy, pupils, away: from);
        Assert.Equal(HttpStatusCode.NotFound, (await teacher.GetAsync(move)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await deputy.GetAsync(move.Replace("people.move", "host.lock", StringComparison.Ordinal))).StatusCode);
        var after = (await RunningHost.Post(deputy, move, [], "do")).Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.NotFound, (await (await host.As("head")).GetAsync(after)).StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningHost.Post(deputy, after, [], "undo")).StatusCode);
    }

    [Theory]
    [InlineData("", "", "Выберите хотя бы один вариант.")]
    [InlineData("00000000-0000-0000-0000-000000000001", "2026-01-31", "Такого класса нет")]
    [InlineData("'; drop table", "31.12.2026", "Выберите хотя бы один вариант.")]
    [InlineData("own", "2999-01-01", "Не позже сегодняшнего дня.")]
    public async Task What_is_typed_wrongly_is_said_beside_its_field(string to, string day, string said)
    {
        var deputy = await host.As("deputyHead");
        var (pupils, from) = await Pupils(deputy, 8, 1);
        var right = new Uri(host.Address, await Move(deputy, pupils, away: from)).Query;
        var own = System.Web.HttpUtility.ParseQueryString(right)["ask-class"]!;
        var page = await Page(deputy, $"/bulk/people.move?row={pupils[0]}&ask-class={Uri.EscapeDataString(to == "own" ? own : to)}&ask-from={day}");
        Assert.Contains(page.QuerySelectorAll(".g-field-error, .invalid-feedback, .g-error"), e => e.TextContent.Contains(said, StringComparison.Ordinal));
        Assert.Null(page.QuerySelector("input[name=seen]"));
    }

    [Theory]
    [InlineData("/bulk/people.move")]
    [InlineData("/bulk/people.move?row=x&row=&row=00000000-0000-0000-0000-000000000000")]
    public async Task Without_rows_the_page_says_where_to_choose_them(string address)
    {
        var page = await Page(await host.As("deputyHead"), address + (address.Contains('?') ? "&" : "?") + "back=//evil.test");
        Assert.Contains("Ничего не выбрано", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("evil.test", string.Concat(page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accounts_are_locked_together_but_never_ones_own()
    {
        var admin = await host.As("administrator");
        var rows = (await Page(admin, "/admin/accounts")).QuerySelectorAll("main tbody tr").ToDictionary(
            r => r.QuerySelector("td.main")!.TextContent.Trim(), r => r.QuerySelector("input[name=row]")!.GetAttribute("value")!);
        var psychologist = await host.As("psychologist");
        var lockThem = $"/bulk/host.lock?row={rows["psychologist"]}&row={rows["admin"]}";
        Assert.Equal(1, (await Page(admin, lockThem)).QuerySelectorAll("main tbody tr.muted-row").Length);
        var after = (await RunningHost.Post(admin, lockThem, [], "do")).Headers.Location!.ToString();
        Assert.Equal(HttpStatusCode.Redirect, (await psychologist.GetAsync("/notices")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await admin.GetAsync("/admin/accounts")).StatusCode);
        await RunningHost.Post(admin, after, [], "undo");
        await host.As("psychologist");
    }

    [Fact]
    public async Task Every_act_has_an_id_of_its_module_and_a_list_that_some_table_names()
    {
        await using var scope = host.Services.CreateAsyncScope();
        var acts = scope.ServiceProvider.GetServices<IBulkAct>().ToList();
        Assert.Equal(acts.Count, acts.Select(a => a.Id).Distinct().Count());
        Assert.Equal(["host.lock", "host.unlock", "people.move"], acts.Select(a => a.Id).Order(StringComparer.Ordinal));
        Assert.All(acts, a => Assert.NotEqual(a.Title.Ru, a.Title.En));
    }

    /// <summary>Some pupils of one class, and what it is called.</summary>
    private static async Task<(IReadOnlyList<string> Pupils, string Class)> Pupils(HttpClient deputy, int number, int count)
    {
        var classes = (await Page(deputy, "/people")).QuerySelectorAll("select[name=class] option").Where(o => o.GetAttribute("value") is { Length: 36 }).ToList();
        var one = classes[number];
        var list = await Page(deputy, $"/people?kind=pupil&class={one.GetAttribute("value")}");
        return ([.. list.QuerySelectorAll("main td.check input[name=row]").Take(count).Select(i => i.GetAttribute("value")!)], one.TextContent.Trim());
    }

    private static async Task<string> Move(HttpClient deputy, IReadOnlyList<string> pupils, string away)
    {
        var rows = string.Join('&', pupils.Select(p => "row=" + p));
        var to = (await Page(deputy, $"/bulk/people.move?{rows}")).QuerySelectorAll("select option").Last(o => o.GetAttribute("value") is { Length: 36 } && o.TextContent.Trim() != away);
        return $"/bulk/people.move?{rows}&back=%2Fpeople&ask-class={to.GetAttribute("value")}&ask-from={Today}";
    }

    /// <summary>Somebody corrects the card.</summary>
    private static async Task Change(HttpClient deputy, string pupil)
    {
        var address = $"/people/{pupil}/edit";
        var form = (await Page(deputy, address)).QuerySelectorAll("form").Single(f => f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == "person");
        var fields = form.QuerySelectorAll("input[name], select[name]").Where(f => f.GetAttribute("type") is not ("checkbox" or "radio"))
            .ToDictionary(f => f.GetAttribute("name")!, f => (f is IHtmlSelectElement select ? select.Value : f.GetAttribute("value")) ?? "");
        Assert.Equal(HttpStatusCode.Found, (await RunningHost.Post(deputy, address, fields, "person")).StatusCode);
    }

    private static Task<HttpResponseMessage> Again(HttpClient browser, string page, IHtmlDocument shown) =>
        RunningHost.Post(browser, page, new() { ["seen"] = shown.QuerySelector("input[name=seen]")!.GetAttribute("value")! }, "do");

    private static async Task<List<string>> Classes(HttpClient deputy, IReadOnlyList<string> pupils) =>
        Cells(await Page(deputy, $"/bulk/people.move?{string.Join('&', pupils.Select(p => "row=" + p))}&ask-from={Today}&ask-class={await SomeClass(deputy)}"), 1);

    private static async Task<string> SomeClass(HttpClient deputy) =>
        (await Page(deputy, "/people")).QuerySelectorAll("select[name=class] option").First(o => o.GetAttribute("value") is { Length: 36 }).GetAttribute("value")!;

    private static List<string> Cells(IHtmlDocument page, int column) => [.. page.QuerySelectorAll("main tbody tr").Select(r => r.Children[column].TextContent.Trim())];

    private static async Task<IHtmlDocument> Page(HttpClient browser, string address) => new HtmlParser().ParseDocument(await browser.GetStringAsync(address));
}

[CollectionDefinition(Name)]
public sealed class BulkCollection : ICollectionFixture<DemoHost>
{
    public const string Name = "bulk";
}
