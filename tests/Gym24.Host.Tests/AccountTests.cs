using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Html.Parser;

namespace Gym24.Host.Tests;

[Collection(HostCollection.Name)]
public sealed class AccountTests(RunningHost host)
{
    [Fact]
    public async Task A_new_account_must_choose_its_own_password()
    {
        var admin = await host.SignedIn();
        Assert.Equal(HttpStatusCode.Redirect, (await Create(admin, "e.sidorova", "Временный пароль 7", "coordinator")).StatusCode);

        var browser = await host.SignedIn("e.sidorova", "Временный пароль 7");
        var sent = await browser.GetAsync("/calendar");
        Assert.Equal("/account/password", sent.Headers.Location!.ToString());
        var changed = await RunningHost.Post(browser, "/account/password",
            new() { ["Input.Present"] = "Временный пароль 7", ["Input.Password"] = "собственная фраза из слов" });
        Assert.Equal(HttpStatusCode.Redirect, changed.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/calendar")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await browser.GetAsync("/admin/accounts")).StatusCode);
    }

    [Theory]
    [InlineData("", "Имя", "хорошая длинная фраза", "Заполните это поле.")]
    [InlineData("иванов", "Имя", "хорошая длинная фраза", "латинские буквы")]
    [InlineData("admin", "Имя", "хорошая длинная фраза", "уже занято")]
    [InlineData("a.ivanov", "Имя", "1234567890", "легко угадать")]
    [InlineData("a.ivanov", "Имя", "йцукен12345", "легко угадать")]
    [InlineData("a.ivanov", "Имя", "Qwerty asdfgh 321", "легко угадать")]
    [InlineData("a.ivanov", "Имя", "наша Ваша Школа!", "легко угадать")]
    [InlineData("a.ivanov", "Имя", "a.ivanov-2026", "легко угадать")]
    [InlineData("a.ivanov", "Имя", "короткий", "не короче 10")]
    [InlineData("a.ivanov", "", "хорошая длинная фраза", "Заполните это поле.")]
    public async Task What_is_wrong_is_said_beside_the_field(string user, string name, string password, string expected)
    {
        var answer = await RunningHost.Post(await host.SignedIn(), "/admin/accounts/new", new()
        {
            ["Input.UserName"] = user, ["Input.DisplayName"] = name, ["Input.Password"] = password, ["Input.Roles[0]"] = "teacher",
        });
        Assert.Contains(expected, await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_locked_account_is_out()
    {
        var admin = await host.SignedIn();
        await Create(admin, "p.locked", "Временный пароль 8", "teacher");
        var page = await admin.GetStringAsync("/admin/accounts?q=p.locked");
        var address = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page).QuerySelector("a[href^='/admin/accounts/0']")!.GetAttribute("href")!;
        var saved = await RunningHost.Post(admin, address, new() { ["Input.Roles[0]"] = "teacher", ["Input.Locked"] = "true" }, "account");
        Assert.Equal(HttpStatusCode.Redirect, saved.StatusCode);

        var answer = await host.Browser().PostAsJsonAsync("/api/v1/auth/token", new { userName = "p.locked", password = "Временный пароль 8" });
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("locked", (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("type").GetString());
    }

    [Fact]
    public async Task Nobody_locks_the_administrator_out_by_accident()
    {
        var admin = await host.SignedIn();
        var page = await admin.GetStringAsync("/admin/accounts?q=admin");
        var own = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(page).QuerySelector("a[href^='/admin/accounts/0']")!.GetAttribute("href")!;
        var answer = await RunningHost.Post(admin, own, new() { ["Input.Roles[0]"] = "teacher" }, "account");
        Assert.Contains("Нельзя заблокировать себя", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_permission_that_is_taken_away_is_gone_at_once()
    {
        var admin = await host.SignedIn();
        await Create(admin, "r.roles", "Временный пароль 9", "psychologist");
        var api = await host.Api("r.roles", await Own(host, "r.roles", "Временный пароль 9"));
        Assert.Equal(HttpStatusCode.Forbidden, (await api.GetAsync("/api/v1/modules")).StatusCode);
        await Grant(admin, "16");
        Assert.Equal(HttpStatusCode.OK, (await api.GetAsync("/api/v1/modules")).StatusCode);
        await Grant(admin, "0");
        Assert.Equal(HttpStatusCode.Forbidden, (await api.GetAsync("/api/v1/modules")).StatusCode);
    }

    [Theory]
    [InlineData("host.modules", "0 16", "4")]
    [InlineData("tpu.works.decide", "0 16", "4")]
    [InlineData("portfolio.confirm", "0 4 16", "1")]
    [InlineData("partnerships.window.read", "0 8 16", "2")]
    [InlineData("people.roster.read", "0 1 2 4 5 3 16", "8")]
    public async Task A_permission_is_given_only_for_what_its_module_narrows(string permission, string scopes, string other)
    {
        var admin = await host.SignedIn();
        const string page = "/admin/roles?role=psychologist";
        var shown = new HtmlParser().ParseDocument(await admin.GetStringAsync(page));
        var offered = shown.QuerySelectorAll("select").Single(s => s.GetAttribute("name") == $"Input.Grants[{permission}]").QuerySelectorAll("option");
        Assert.Equal(scopes, string.Join(' ', offered.Select(o => o.GetAttribute("value"))));
        var answer = await RunningHost.Post(admin, page, new() { [$"Input.Grants[{permission}]"] = other });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
    }

    private static async Task Grant(HttpClient admin, string scope)
    {
        var answer = await RunningHost.Post(admin, "/admin/roles?role=psychologist", new() { ["Input.Grants[host.modules]"] = scope });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    /// <summary>The account chooses a password of its own.</summary>
    internal static async Task<string> Own(RunningHost host, string user, string first)
    {
        const string own = "собственная фраза из слов";
        var answer = await RunningHost.Post(await host.SignedIn(user, first), "/account/password", new() { ["Input.Present"] = first, ["Input.Password"] = own });
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
        return own;
    }

    internal static Task<HttpResponseMessage> Create(HttpClient admin, string user, string password, string role) =>
        RunningHost.Post(admin, "/admin/accounts/new", new()
        {
            ["Input.UserName"] = user, ["Input.DisplayName"] = "Проверочный Человек", ["Input.Password"] = password, ["Input.Roles[0]"] = role,
        });
}
