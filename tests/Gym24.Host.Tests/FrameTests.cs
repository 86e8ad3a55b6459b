using System.Net.Http.Json;
using System.Text.Json;
using Gym24.Host.Shell;
using Microsoft.AspNetCore.Http;

namespace Gym24.Host.Tests;

[Collection(HostCollection.Name)]
public sealed class FrameTests(RunningHost host)
{
    [Theory]
    [InlineData("/")]
    [InlineData("/no-such-page")]
    [InlineData("/catalogue/no-such-offering")]
    [InlineData("/api/v1/no-such-thing")]
    [InlineData("/api/v1/applications")]
    [InlineData("/api/v1/offerings/no-such-offering")]
    public async Task Every_answer_stands_behind_the_walls(string address)
    {
        var answer = await host.Browser().GetAsync(address);
        var policy = answer.Headers.GetValues("Content-Security-Policy").Single();
        Assert.Contains("default-src 'self'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains("base-uri 'none'", policy, StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers.GetValues("X-Content-Type-Options").Single());
        Assert.Equal("same-origin", answer.Headers.GetValues("Referrer-Policy").Single());
        Assert.False(answer.Headers.Contains("Server"));
    }

    [Theory]
    [InlineData("https", "max-age=31536000; includeSubDomains")]
    [InlineData("http", "")]
    public void Behind_tls_a_browser_is_told_to_stay_there(string scheme, string expected)
    {
        var context = new DefaultHttpContext { Request = { Scheme = scheme } };
        Headers.Set(context, link: false);
        Assert.Equal(expected, context.Response.Headers.StrictTransportSecurity.ToString());
    }

    [Theory]
    [InlineData("/calendar")]
    [InlineData("/admin/accounts")]
    [InlineData("/no-such-page")]
    [InlineData("/partners/no-such-partner/logo")]
    public async Task What_somebody_signed_in_was_shown_stays_on_no_disk(string address)
    {
        var answer = await (await host.SignedIn()).GetAsync(address);
        Assert.True(answer.Headers.CacheControl?.NoStore, $"{answer.StatusCode} {answer.Headers.CacheControl}");
        answer = await (await host.Api()).GetAsync("/api/v1/modules");
        Assert.True(answer.Headers.CacheControl?.NoStore);
    }

    [Theory]
    [InlineData("/no-such-page", HttpStatusCode.NotFound, "Такой страницы нет")]
    [InlineData("/catalogue/no-such-offering", HttpStatusCode.NotFound, "404")]
    public async Task A_page_that_is_not_there_says_so(string address, HttpStatusCode expected, string words)
    {
        var answer = await host.Browser().GetAsync(address);
        Assert.Equal(expected, answer.StatusCode);
        Assert.Contains(words, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("GET", "/api/v1/no-such-thing", HttpStatusCode.NotFound, "not-found")]
    [InlineData("DELETE", "/api/v1/partners", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("GET", "/api/v1/demo/accounts", HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "/api/v1/applications", HttpStatusCode.Unauthorized, "sign-in")]
    public async Task The_api_answers_problems(string method, string address, HttpStatusCode expected, string type)
    {
        var answer = await host.Browser().SendAsync(new HttpRequestMessage(new HttpMethod(method), address));
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(type, (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task English_is_one_switch_away()
    {
        var browser = host.Browser();
        Assert.Contains("lang=\"ru\"", await browser.GetStringAsync("/"), StringComparison.Ordinal);
        var answer = await browser.GetAsync("/language/en?returnUrl=%2Fcatalogue");
        Assert.Equal("/catalogue", answer.Headers.Location!.ToString());
        Assert.Contains("<html lang=\"en\"", await browser.GetStringAsync("/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_api_describes_itself()
    {
        var document = await host.Browser().GetFromJsonAsync<JsonElement>("/openapi/v1.json");
        var paths = document.GetProperty("paths").EnumerateObject().Select(p => p.Name).ToList();
        string[] promised =
        [
            "/api/v1/auth/token", "/api/v1/modules", "/api/v1/partners", "/api/v1/offerings", "/api/v1/offerings/{id}", "/api/v1/runs",
            "/api/v1/people/import", "/api/v1/applications", "/api/v1/portfolio/{pupil}",
        ];
        Assert.Equal([], promised.Except(paths));
    }

    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    public async Task It_says_how_it_is(string address) =>
        Assert.Equal(HttpStatusCode.OK, (await host.Browser().GetAsync(address)).StatusCode);
}
