using System.Net.Http.Json;
using System.Text.Json;

namespace Gym24.Host.Tests;

[Collection(HostCollection.Name)]
public sealed class SignInTests(RunningHost host)
{
    [Fact]
    public async Task A_token_opens_the_api_until_it_expires()
    {
        await AccountTests.Create(await host.SignedIn(), "t.token", "Временный пароль 4", "teacher");
        var early = await host.Token("t.token", "Временный пароль 4");
        Assert.Equal(HttpStatusCode.Unauthorized, early.StatusCode);
        Assert.Equal("password-change-required", (await early.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
        var own = await AccountTests.Own(host, "t.token", "Временный пароль 4");
        var answer = await host.Token("t.token", own);
        var token = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(token.GetProperty("expiresAt").GetDateTimeOffset() > DateTimeOffset.UtcNow.AddMinutes(30));
        var modules = await (await host.Api()).GetFromJsonAsync<JsonElement>("/api/v1/modules");
        Assert.True(modules.GetProperty("total").GetInt32() >= 9);
    }

    [Theory]
    [InlineData("admin", "wrong password 1")]
    [InlineData("nobody", "wrong password 1")]
    public async Task Wrong_credentials_say_the_same_whoever_it_is(string user, string password)
    {
        var answer = await host.Browser().PostAsJsonAsync("/api/v1/auth/token", new { userName = user, password });
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
        var problem = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal("wrong-credentials", problem.GetProperty("type").GetString());
        Assert.Equal("Неверное имя или пароль.", problem.GetProperty("title").GetString());
    }

    [Fact]
    public async Task Fields_that_are_missing_are_named()
    {
        var answer = await host.Browser().PostAsJsonAsync("/api/v1/auth/token", new { userName = "" });
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        var errors = (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("errors");
        Assert.Equal(["userName", "password"], errors.EnumerateObject().Select(e => e.Name));
    }

    [Theory]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("[]", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("{\"userName\":\"a\",\"password\":\"b\",\"role\":\"administrator\"}", "application/json", HttpStatusCode.BadRequest)]
    [InlineData("userName=a", "application/x-www-form-urlencoded", HttpStatusCode.UnsupportedMediaType)]
    public async Task A_body_that_is_no_request_is_a_problem_in_words(string body, string type, HttpStatusCode expected)
    {
        var answer = await host.Browser().PostAsync("/api/v1/auth/token", new StringContent(body, System.Text.Encoding.UTF8, type));
        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType!.MediaType);
    }

    [Fact]
    public async Task The_form_signs_in_and_out()
    {
        await AccountTests.Create(await host.SignedIn(), "t.form", "Временный пароль 4", "teacher");
        var browser = await host.SignedIn("t.form", "Временный пароль 4");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/password")).StatusCode);
        Assert.Equal(HttpStatusCode.Redirect, (await PostFromFrame(browser, "/account/password", "/sign-out")).StatusCode);
        var after = await browser.GetAsync("/account/password");
        Assert.Equal(HttpStatusCode.Redirect, after.StatusCode);
        Assert.StartsWith("/sign-in?returnUrl=", after.Headers.Location!.PathAndQuery, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_is_said_in_the_form()
    {
        var answer = await RunningHost.Post(host.Browser(), "/sign-in", new() { ["Input.UserName"] = "admin", ["Input.Password"] = "не тот пароль" });
        Assert.Contains("Неверное имя или пароль.", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org")]
    [InlineData("/\\example.org")]
    public async Task Signing_in_never_leads_to_another_site(string address)
    {
        await AccountTests.Create(await host.SignedIn(), "t.elsewhere", "Временный пароль 4", "teacher");
        var browser = host.Browser();
        var answer = await RunningHost.Post(browser, $"/sign-in?returnUrl={Uri.EscapeDataString(address)}",
            new() { ["Input.UserName"] = "t.elsewhere", ["Input.Password"] = "Временный пароль 4" });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        Assert.Equal(host.Address.Authority, new Uri(host.Address, answer.Headers.Location!).Authority);
    }

    [Fact]
    public async Task A_form_without_its_token_is_refused()
    {
        var answer = await host.Browser().PostAsync("/sign-in", new FormUrlEncodedContent(new Dictionary<string, string>
        {
            ["_handler"] = "sign-in", ["Input.UserName"] = "admin", ["Input.Password"] = RunningHost.AdminPassword,
        }));
        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_cookie_does_not_open_the_api()
    {
        var browser = await host.SignedIn();
        Assert.Equal(HttpStatusCode.Unauthorized, (await browser.GetAsync("/api/v1/modules")).StatusCode);
    }

    private static async Task<HttpResponseMessage> PostFromFrame(HttpClient browser, string page, string action)
    {
        var document = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(await browser.GetStringAsync(page));
        var token = document.QuerySelector($"form[action='{action}'] input[type=hidden]")!;
        return await browser.PostAsync(action, new FormUrlEncodedContent(new Dictionary<string, string>
        {
            [token.GetAttribute("name")!] = token.GetAttribute("value")!,
        }));
    }
}
