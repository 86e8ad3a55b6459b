using System.Net;
using System.Text.Json;
using AngleSharp.Html.Parser;
using Gym24.EndToEnd.Running;

namespace Gym24.EndToEnd.OverHttp;

/// <summary>Packs in the running product: every fact on its page, logos behind their own walls, schemas for authors.</summary>
public sealed class PackTests(SharedSchool school)
{
    private Product Product => school.Product;

    [Fact]
    public async Task Every_offering_and_organisation_has_a_page_that_names_its_source()
    {
        using var api = Api.ForAnyone(Product);
        var offerings = await All(api, "offerings");
        var partners = (await api.Get("partners")).GetProperty("items").EnumerateArray().ToList();
        var facts = File.ReadLines(Path.Combine(AppContext.BaseDirectory, "facts.txt")).Where(l => !l.StartsWith('#'))
            .Select(l => l.Split([' ', ';'], 3)).ToLookup(l => l[0], l => l[1]);

        Assert.Equal(facts["offering"].Order(StringComparer.Ordinal), offerings.Select(o => o.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
        Assert.Equal(facts["partner"].Order(StringComparer.Ordinal), partners.Select(p => p.GetProperty("id").GetString()!).Order(StringComparer.Ordinal));
        foreach (var (path, title, entry) in offerings.Select(o => ("catalogue", "name", o)).Concat(partners.Select(p => ("partners", "shortName", p))))
        {
            var id = entry.GetProperty("id").GetString();
            var page = await new HtmlParser().ParseDocumentAsync(await Product.Http.GetStringAsync($"/{path}/{id}"));
            Assert.Equal(Words(entry.GetProperty(title).GetString()!), Words(page.QuerySelector("h1")!.TextContent));
            var text = Words(page.QuerySelector("main")!.TextContent);
            foreach (var source in entry.GetProperty("sources").EnumerateArray())
                Assert.Contains(Words(source.GetProperty("section").GetString()!)[1..], text);
        }
    }

    [Fact]
    public async Task A_logo_is_a_picture_that_may_do_nothing()
    {
        using var answer = await Product.Http.GetAsync("/partners/tgpu/logo");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("image/svg+xml", answer.Content.Headers.ContentType!.MediaType);
        Assert.Equal("default-src 'none'; frame-ancestors 'none'; sandbox", Assert.Single(answer.Headers.GetValues("Content-Security-Policy")));
        Assert.Equal("nosniff", Assert.Single(answer.Headers.GetValues("X-Content-Type-Options")));
        Assert.Contains("/partners/tgpu/logo?v=", await Product.Http.GetStringAsync("/partners"));
        Assert.Equal(HttpStatusCode.NotFound, (await Product.Http.GetAsync("/partners/resh/logo")).StatusCode);
    }

    [Fact]
    public async Task Schemas_are_there_for_anyone_and_contradictions_for_who_is_signed_in()
    {
        foreach (var name in new[] { "module", "catalogue" })
        {
            var schema = JsonSerializer.Deserialize<JsonElement>(await Product.Http.GetStringAsync($"/schemas/{name}.json"));
            Assert.Equal("https://json-schema.org/draft/2020-12/schema", schema.GetProperty("$schema").GetString());
        }
        using var anyone = Api.ForAnyone(Product);
        Assert.Equal(401, (await anyone.Try(HttpMethod.Get, "conflicts")).Status);
        using var coordinator = await Api.For(Product, "coordinator");
        var conflicts = await coordinator.Get("conflicts");
        Assert.Equal(conflicts.GetProperty("total").GetInt32(), conflicts.GetProperty("items").GetArrayLength());
        Assert.Equal("high", conflicts.GetProperty("items")[0].GetProperty("severity").GetString());
    }

    private static async Task<List<JsonElement>> All(Api api, string list)
    {
        var items = new List<JsonElement>();
        for (var page = 1; ; page++)
        {
            var answer = await api.Get($"{list}?size=200&page={page}");
            items.AddRange(answer.GetProperty("items").EnumerateArray());
            if (items.Count >= answer.GetProperty("total").GetInt32())
                return items;
        }
    }

    private static string Words(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
