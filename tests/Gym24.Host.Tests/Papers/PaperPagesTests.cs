using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Gym24.Contracts.Papers;
using Gym24.Contracts.Tests;
using Gym24.Host.Papers;
using Gym24.Host.Tests.PersonalData;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.Papers;

/// <summary>Papers of our modules, printed, and replaced by the school.</summary>
[Collection(RecordsCollection.Name)]
public sealed class PaperPagesTests(DemoHost host)
{
    private const string List = "/admin/papers", Paper = "/admin/papers/partnerships.participants", File = "/files/host/papers/partnerships.participants";

    [Fact]
    public void What_is_shipped_holds_what_it_should_and_nothing_else()
    {
        var templates = host.Services.GetServices<PaperTemplate>().ToList();
        Assert.True(templates.Select(t => t.Owner.Assembly).Distinct().Count() >= 2);
        Assert.Equal(templates.Count, templates.Select(t => t.Id).Distinct().Count());
        Assert.All(templates, t =>
        {
            Assert.StartsWith(t.Owner.Assembly.GetName().Name!["Gym24.".Length..].ToLowerInvariant() + ".", t.Id, StringComparison.Ordinal);
            Assert.InRange(t.Id.Length, 3, 100);
            Assert.All(t.Fields, f => Assert.NotEqual(f.Title.Ru, f.Title.En));
            Assert.Empty(PaperCheck.Check(t, Docx.Open(PaperBook.Shipped(t))));
        });
    }

    [Fact]
    public async Task A_list_of_participants_is_printed_as_somebody_opens_it()
    {
        var browser = await host.As("deputyHead");
        foreach (var run in Links(await browser.GetStringAsync("/runs"), "/runs/").Distinct())
        {
            var page = Page(await browser.GetStringAsync(run + "/list"));
            if (page.QuerySelector("main a[href$='/participants']") is not { } link)
                continue;
            var answer = await browser.GetAsync(link.GetAttribute("href"));
            Assert.EndsWith(".docx", answer.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
            var shown = await Office.Shown("list.docx", await answer.Content.ReadAsByteArrayAsync());
            var names = page.QuerySelectorAll("main tbody tr").Select(r => r.QuerySelector("td.main")!.TextContent.Trim()).ToList();
            Assert.All(names, (name, i) => Assert.Contains($"{i + 1} {name} ", shown, StringComparison.Ordinal));
            Assert.Contains($"Всего участников: {names.Count}\n", shown, StringComparison.Ordinal);
            Assert.DoesNotContain("{{", shown, StringComparison.Ordinal);
            return;
        }
        Assert.Fail("No run of the invented school has participants.");
    }

    [Fact]
    public async Task A_consent_is_printed_as_its_page_shows_it()
    {
        var parent = await host.As("parent");
        var child = Links(await parent.GetStringAsync("/privacy"), "/privacy/").First(h => Guid.TryParse(h["/privacy/".Length..], out _));
        var address = Links(await parent.GetStringAsync(child), child + "/consents/").First();
        var page = Page(await parent.GetStringAsync(address));
        var answer = await parent.GetAsync(page.QuerySelector("main a[href^='/files/privacy/']")!.GetAttribute("href"));
        var shown = Flat(await Office.Shown("consent.docx", await answer.Content.ReadAsByteArrayAsync()));
        Assert.Contains(Flat(page.QuerySelector("main h1")!.TextContent), shown, StringComparison.Ordinal);
        Assert.All(page.QuerySelectorAll("main [lang=ru] > p:not(:first-child)").Where(p => !p.TextContent.Contains("___", StringComparison.Ordinal)),
            p => Assert.Contains(Flat(p.TextContent) is { Length: > 40 } text ? text[..40] : Flat(p.TextContent), shown, StringComparison.Ordinal));
    }

    [Fact]
    public async Task The_school_puts_its_own_in_place_and_goes_back()
    {
        var head = await host.As("head");
        var shipped = await head.GetByteArrayAsync(File);
        var refused = Page(await (await Upload(head, WordFile.Of(WordFile.P("{{назва", "ние}} {{фио}}")))).Content.ReadAsStringAsync());
        Assert.Contains("{{фио}}", refused.QuerySelector("main [role=alert], main .g-errors, main .invalid-feedback")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(shipped, await head.GetByteArrayAsync(File));

        var own = WordFile.Of(WordFile.P("Бланк школы: {{название}}"));
        Assert.Equal(HttpStatusCode.SeeOther, (await Upload(head, own)).StatusCode);
        Assert.Equal(own, await head.GetByteArrayAsync(File));
        Assert.Equal(shipped, await head.GetByteArrayAsync(File + "/shipped"));
        var page = Page(await head.GetStringAsync(Paper));
        Assert.Contains("{{участники.имя}}", page.QuerySelector("main .g-alert.g-warning, main .g-alert")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("бланк школы.docx", page.QuerySelectorAll("main dd").First().TextContent.Trim());
        Assert.Contains("ReplaceTemplate", await head.GetStringAsync("/admin/journal"), StringComparison.Ordinal);

        var stale = await RunningHost.Post(head, Paper, new() { ["version"] = "99" }, "restore");
        Assert.Equal(HttpStatusCode.Conflict, stale.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, (await RunningHost.Post(head, Paper, [], "restore")).StatusCode);
        Assert.Equal(shipped, await head.GetByteArrayAsync(File));
        Assert.NotEmpty(Links(await head.GetStringAsync(List), Paper));
    }

    [Theory]
    [InlineData("coordinator"), InlineData("teacher"), InlineData("parent"), InlineData("partner")]
    public async Task Nobody_else_does(string role)
    {
        var browser = await host.As(role);
        foreach (var address in new[] { List, Paper, File, File + "/shipped" })
            Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync(address)).StatusCode);
    }

    [Fact]
    public async Task A_paper_there_is_not_is_not_found()
    {
        var head = await host.As("head");
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync(List + "/x.y")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await head.GetAsync("/files/host/papers/x.y")).StatusCode);
    }

    private static async Task<HttpResponseMessage> Upload(HttpClient browser, byte[] file)
    {
        var form = Page(await browser.GetStringAsync(Paper)).QuerySelectorAll("main form").Single(f => f.QuerySelector("input[type=file]") is not null);
        using var content = new MultipartFormDataContent();
        foreach (var field in form.QuerySelectorAll("input[type=hidden]"))
            content.Add(new StringContent(field.GetAttribute("value")!), field.GetAttribute("name")!);
        content.Add(new ByteArrayContent(file) { Headers = { ContentType = new MediaTypeHeaderValue("application/octet-stream") } }, "file", "бланк школы.docx");
        return await browser.PostAsync(Paper, content);
    }

    private static IDocument Page(string html) => new HtmlParser().ParseDocument(html);

    private static IEnumerable<string> Links(string html, string start) =>
        Page(html).QuerySelectorAll("main a").Select(a => a.GetAttribute("href") ?? "").Where(h => h.StartsWith(start, StringComparison.Ordinal)).Select(h => h.Split('?')[0]);

    private static string Flat(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
