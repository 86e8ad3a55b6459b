using System.Globalization;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace Gym24.Host.Tests;

/// <summary>What people had before them when the modules changed: answers half given, many rows looked at, a file about to be attached. It is done after it, once.</summary>
public sealed class OpenFormsTests(DemoHost host) : IClassFixture<DemoHost>
{
    [Fact]
    public async Task Answers_that_were_begun_before_a_swap_are_sent_after_it_once()
    {
        var parent = await host.As("parent");
        var address = (await Page(parent, "/")).QuerySelector("a[href^='/questionnaires/answer/']")!.GetAttribute("href")!;
        var sheet = Filled(await Page(parent, address));
        await Swap();
        var answer = await parent.PostAsync(address, new FormUrlEncodedContent(sheet));
        for (var pages = 0; answer.StatusCode == HttpStatusCode.OK && pages < 20; pages++)
        {
            sheet = Filled(new HtmlParser().ParseDocument(await answer.Content.ReadAsStringAsync()));
            answer = await parent.PostAsync(address, new FormUrlEncodedContent(sheet));
        }
        Assert.Equal((HttpStatusCode.SeeOther, address + "/thanks"), (answer.StatusCode, answer.Headers.Location!.ToString()));
        var second = await parent.PostAsync(address, new FormUrlEncodedContent(sheet));
        // Not thanked twice: led to the page, which says that it was answered.
        Assert.Equal((HttpStatusCode.SeeOther, address), (second.StatusCode, second.Headers.Location!.ToString()));
    }

    [Fact]
    public async Task What_was_shown_before_a_swap_is_done_and_put_back_after_it()
    {
        var deputy = await host.As("deputyHead");
        var pupil = (await Page(deputy, "/people?kind=pupil")).QuerySelector("td.check input")!.GetAttribute("value");
        var classes = (await Page(deputy, $"/bulk/people.move?row={pupil}")).QuerySelectorAll("select option").Select(o => o.GetAttribute("value")).Where(v => v is { Length: 36 }).ToList();
        var address = $"/bulk/people.move?row={pupil}&ask-class={classes[^1]}&ask-from={DateTime.UtcNow.AddHours(7):yyyy-MM-dd}";
        var shown = Hidden(await Page(deputy, address), "do");
        await Swap();
        var done = await deputy.PostAsync(address, new FormUrlEncodedContent(shown));
        Assert.Equal(HttpStatusCode.SeeOther, done.StatusCode);
        var after = done.Headers.Location!.ToString();
        var undo = Hidden(await Page(deputy, after), "undo");
        await Swap();
        Assert.Equal(HttpStatusCode.SeeOther, (await deputy.PostAsync(after, new FormUrlEncodedContent(undo))).StatusCode);
    }

    [Fact]
    public async Task A_file_chosen_before_a_swap_is_attached_after_it_and_there()
    {
        var deputy = await host.As("deputyHead");
        var (agreement, form) = await Attaching(deputy);
        var content = Encoding.UTF8.GetBytes("%PDF-1.7\nчерез смену\n%%EOF");
        using var sent = new MultipartFormDataContent { { new ByteArrayContent(content), "file", "договор.pdf" } };
        foreach (var field in form.QuerySelectorAll("input[type=hidden]"))
            sent.Add(new StringContent(field.GetAttribute("value") ?? ""), field.GetAttribute("name")!);
        await Swap();
        Assert.Equal(HttpStatusCode.SeeOther, (await deputy.PostAsync(agreement, sent)).StatusCode);
        var kept = (await Page(deputy, agreement)).QuerySelectorAll("a[download]").Last(a => a.TextContent.Contains("договор", StringComparison.Ordinal)).GetAttribute("href");
        Assert.Equal(content, await deputy.GetByteArrayAsync(kept));
    }

    private static async Task<(string Address, IElement Form)> Attaching(HttpClient deputy)
    {
        foreach (var address in (await Page(deputy, "/agreements")).QuerySelectorAll("main a[href^='/agreements/']").Select(a => a.GetAttribute("href")!).Distinct())
            if ((await Page(deputy, address)).QuerySelectorAll("main form").FirstOrDefault(f => f.QuerySelector("input[type=file]") is not null) is { } form)
                return (address, form);
        throw new InvalidOperationException("No agreement takes files.");
    }

    /// <summary>Modules are disabled and enabled: two generations later.</summary>
    private async Task Swap()
    {
        using var api = await host.Api();
        foreach (var action in new[] { "disable", "enable" })
            Assert.True((await api.PostAsync($"/api/v1/modules/britannia/{action}", null)).IsSuccessStatusCode);
    }

    private static List<KeyValuePair<string, string>> Hidden(IDocument page, string form) =>
        [.. Form(page, form).QuerySelectorAll("input[type=hidden]").Select(Field)];

    /// <summary>The first answer to everything, the order as it stands, and the button that leads on.</summary>
    private static List<KeyValuePair<string, string>> Filled(IDocument page)
    {
        var form = Form(page, "sheet");
        return [
            .. form.QuerySelectorAll("input[type=hidden]").Select(Field),
            .. form.QuerySelectorAll("input[type=radio], input[type=checkbox]").DistinctBy(i => i.GetAttribute("name")).Select(Field),
            .. form.QuerySelectorAll("select").Select((s, i) => KeyValuePair.Create(s.GetAttribute("name")!, (i + 1).ToString(CultureInfo.InvariantCulture))),
            Field(form.QuerySelector("button[name=go]")!),
        ];
    }

    private static IElement Form(IDocument page, string name) =>
        page.QuerySelectorAll("main form").Single(f => f.QuerySelector("input[name=_handler]")?.GetAttribute("value") == name);

    private static KeyValuePair<string, string> Field(IElement field) => KeyValuePair.Create(field.GetAttribute("name")!, field.GetAttribute("value") ?? "");

    private static async Task<IDocument> Page(HttpClient browser, string address) => new HtmlParser().ParseDocument(await browser.GetStringAsync(address));
}
