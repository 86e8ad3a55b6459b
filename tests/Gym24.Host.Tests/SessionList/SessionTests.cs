using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Gym24.Contracts.Data;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.SessionList;

/// <summary>What was ended is over with the next request, cookie and token alike.</summary>
[Collection(HostCollection.Name)]
public sealed class SessionTests(RunningHost host)
{
    private const string First = "Временный пароль 5", Own = "собственная фраза из слов", Page = "/account/sessions";

    [Fact]
    public async Task One_sees_where_one_is_signed_in_and_ends_it()
    {
        var here = await New("s.list");
        var (there, elsewhere, program) = (await host.SignedIn("s.list", Own), await host.SignedIn("s.list", Own), await host.Api("s.list", Own));
        var items = await Items(here);
        Assert.Equal(4, items.Count);
        Assert.Contains("это вы сейчас", items[0].TextContent, StringComparison.Ordinal);
        Assert.Single(items, i => i.TextContent.Contains("токен API", StringComparison.Ordinal));
        Assert.All(items, i => Assert.Contains("127.0.0.1", i.TextContent, StringComparison.Ordinal));

        var id = (await Items(there)).First(i => i.TextContent.Contains("токен API", StringComparison.Ordinal)).QuerySelector("button")!.GetAttribute("value")!;
        await RunningHost.Post(here, Page, new() { ["Input.Id"] = id }, "one");
        Assert.Equal((true, true, true, false), (await IsIn(here), await IsIn(there), await IsIn(elsewhere), await Opens(program)));
        await RunningHost.Post(here, Page, [], "others");
        Assert.Equal((true, false, false), (await IsIn(here), await IsIn(there), await IsIn(elsewhere)));
    }

    [Fact]
    public async Task Nobody_ends_a_session_of_somebody_else()
    {
        var (victim, other) = (await New("s.victim"), await New("s.other"));
        await host.SignedIn("s.victim", Own);
        var foreign = (await Items(victim))[1].QuerySelector("button")!.GetAttribute("value")!;
        await RunningHost.Post(other, Page, new() { ["Input.Id"] = foreign }, "one");
        Assert.Equal(2, (await Items(victim)).Count);
    }

    [Fact]
    public async Task A_changed_password_ends_all_others()
    {
        var here = await New("s.password");
        var (there, program) = (await host.SignedIn("s.password", Own), await host.Api("s.password", Own));
        await RunningHost.Post(here, "/account/password", new() { ["Input.Present"] = Own, ["Input.Password"] = "другая длинная фраза" });
        Assert.Equal((true, false, false), (await IsIn(here), await IsIn(there), await Opens(program)));
    }

    [Theory]
    [InlineData("s.role", "Input.Roles[0]", "coordinator", "account")]
    [InlineData("s.lock", "Input.Locked", "true", "account")]
    [InlineData("s.end", "x", "", "end-sessions")]
    public async Task What_an_administrator_does_ends_them_at_once(string user, string field, string value, string form)
    {
        var (browser, program, admin) = (await New(user), await host.Api(user, Own), await host.SignedIn());
        Assert.Equal((true, true), (await IsIn(browser), await Opens(program)));
        var page = new HtmlParser().ParseDocument(await admin.GetStringAsync($"/admin/accounts?q={user}")).QuerySelector("a[href^='/admin/accounts/0']")!.GetAttribute("href")!;
        var sent = new Dictionary<string, string> { ["Input.Roles[0]"] = "teacher", [field] = value };
        Assert.Equal(HttpStatusCode.Redirect, (await RunningHost.Post(admin, page, sent, form)).StatusCode);
        Assert.Equal((false, false), (await IsIn(browser), await Opens(program)));
    }

    [Fact]
    public async Task A_cookie_that_was_copied_is_worth_nothing_after_signing_out()
    {
        await New("s.out");
        var cookies = new CookieContainer();
        using var browser = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = cookies }) { BaseAddress = host.Address };
        await RunningHost.Post(browser, "/sign-in", new() { ["Input.UserName"] = "s.out", ["Input.Password"] = Own });
        var kept = new CookieContainer();
        kept.Add(cookies.GetAllCookies());
        using var copy = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false, CookieContainer = kept }) { BaseAddress = host.Address };
        Assert.True(await IsIn(copy));
        var form = new HtmlParser().ParseDocument(await browser.GetStringAsync(Page)).QuerySelector("form[action='/sign-out'] input[type=hidden]")!;
        await browser.PostAsync("/sign-out", new FormUrlEncodedContent(new Dictionary<string, string> { [form.GetAttribute("name")!] = form.GetAttribute("value")! }));
        Assert.False(await IsIn(copy));
    }

    [Fact]
    public async Task Whoever_signs_in_anew_ends_the_session_the_browser_had()
    {
        var browser = await New("s.again");
        Assert.Single(await Items(browser));
        await RunningHost.Post(browser, "/sign-in", new() { ["Input.UserName"] = "s.again", ["Input.Password"] = Own });
        Assert.Single(await Items(browser));
        await using var scope = host.Services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<HostDb>();
        Assert.Equal(1, await db.Sessions.CountAsync(s => db.Users.Any(u => u.Id == s.UserId && u.UserName == "s.again")));
    }

    [Fact]
    public async Task However_often_one_comes_back_the_password_is_asked_for_again_in_the_end()
    {
        var browser = await New("s.longest");
        await using (var scope = host.Services.CreateAsyncScope())
        {
            var db = scope.ServiceProvider.GetRequiredService<HostDb>();
            var began = db.Now - Sessions.Longest - TimeSpan.FromMinutes(1);
            await scope.ServiceProvider.GetRequiredService<DbSession>().InTransactionAsync(() =>
                db.Sessions.Where(s => db.Users.Any(u => u.Id == s.UserId && u.UserName == "s.longest")).ExecuteUpdateAsync(s => s.SetProperty(x => x.At, began)));
        }
        Assert.False(await IsIn(browser));
    }

    [Fact]
    public async Task A_request_writes_nothing()
    {
        var browser = await New("s.seen");
        var before = await Seen();
        await browser.GetAsync("/calendar");
        Assert.Equal(before, await Seen());

        async Task<DateTime> Seen()
        {
            await using var scope = host.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<HostDb>();
            return await db.Sessions.Where(s => db.Users.Any(u => u.Id == s.UserId && u.UserName == "s.seen")).MaxAsync(s => s.SeenAt);
        }
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox, Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/136.0.0.0 YaBrowser/25.6.0.0 Safari/537.36", "Yandex, Windows")]
    [InlineData("Mozilla/5.0 (Linux; Android 15; Pixel) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/138.0.0.0 Mobile Safari/537.36", "Chrome, Android")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 18_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/18.5 Mobile/15E148 Safari/604.1", "Safari, iPhone")]
    [InlineData("curl/8.5.0", "")]
    [InlineData(null, "")]
    public void A_device_is_told_in_plain_words(string? agent, string words) => Assert.Equal(words, Device.Of(agent));

    private async Task<HttpClient> New(string user)
    {
        await AccountTests.Create(await host.SignedIn(), user, First, "teacher");
        var browser = await host.SignedIn(user, First);
        await RunningHost.Post(browser, "/account/password", new() { ["Input.Present"] = First, ["Input.Password"] = Own });
        return browser;
    }

    private static async Task<List<IElement>> Items(HttpClient browser) =>
        [.. new HtmlParser().ParseDocument(await browser.GetStringAsync(Page)).QuerySelectorAll("main .g-item")];

    private static async Task<bool> IsIn(HttpClient browser) => (await browser.GetAsync(Page)).StatusCode == HttpStatusCode.OK;

    /// <summary>A teacher may not see the modules, but is known.</summary>
    private static async Task<bool> Opens(HttpClient api) => (await api.GetAsync("/api/v1/modules")).StatusCode == HttpStatusCode.Forbidden;
}
