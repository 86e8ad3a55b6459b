using AngleSharp.Html.Parser;
using Gym24.Host.Data;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Gym24.Host.Tests.OpenId;

/// <summary>Signing in at a provider over HTTP: who is let in, as whom, and what a token must be.</summary>
public sealed class OpenIdTests(OpenIdHost host) : IClassFixture<OpenIdHost>
{
    private const string First = "Временный пароль 6", Own = "собственная фраза из слов";

    [Fact]
    public async Task An_account_that_was_linked_by_its_owner_opens_and_no_other()
    {
        var browser = await New("o.linked");
        (host.Provider.Subject, host.Provider.Name, host.Provider.Ways, host.Provider.Wrong) = ("s-linked", null, [], null);
        Assert.Equal("/sign-in?openid=unknown", await Come(host.Browser()));
        var page = new HtmlParser().ParseDocument(await (await RunningHost.Post(browser, "/account/openid", new() { ["Input.Password"] = Own }, "openid")).Content.ReadAsStringAsync());
        var link = page.QuerySelector("main a[href^='/sign-in/openid']")!.GetAttribute("href")!;

        // Handed to somebody else the address links nothing.
        Assert.Equal("/sign-in?openid=failed", await Come(host.Browser(), link));
        Assert.Equal("/account/openid", await Come(browser, link));
        var came = host.Browser();
        Assert.Equal("/calendar", await Come(came, "/sign-in/openid?returnUrl=%2Fcalendar"));
        Assert.Contains("Проверочный Человек", await came.GetStringAsync("/calendar"), StringComparison.Ordinal);

        host.Provider.Subject = "s-stranger";
        Assert.Equal("/sign-in?openid=unknown", await Come(host.Browser()));
        await RunningHost.Post(browser, "/account/openid", new() { ["Input.Password"] = Own }, "openid");
        host.Provider.Subject = "s-linked";
        Assert.Equal("/sign-in?openid=unknown", await Come(host.Browser()));
    }

    [Theory]
    [InlineData("nonce")]
    [InlineData("no nonce")]
    [InlineData("no signature")]
    [InlineData("signature")]
    [InlineData("secret as key")]
    [InlineData("payload")]
    [InlineData("issuer")]
    [InlineData("audience")]
    [InlineData("party")]
    [InlineData("expired")]
    [InlineData("subject")]
    public async Task A_token_that_is_not_for_us_now_opens_nothing(string wrong)
    {
        await Linked("o.wrong", "s-wrong");
        (host.Provider.Subject, host.Provider.Name, host.Provider.Ways, host.Provider.Wrong) = ("s-wrong", null, [], wrong);
        Assert.Equal("/sign-in?openid=failed", await Come(host.Browser()));
        host.Provider.Wrong = null;
        Assert.Equal("/", await Come(host.Browser()));
    }

    [Fact]
    public async Task A_code_opens_once_and_in_the_browser_that_asked()
    {
        await Linked("o.code", "s-code");
        (host.Provider.Subject, host.Provider.Name, host.Provider.Ways, host.Provider.Wrong) = ("s-code", null, [], null);
        var browser = host.Browser();
        var back = await Callback(browser, "/sign-in/openid");
        Assert.Equal("/sign-in?openid=failed", (await host.Browser().GetAsync(back)).Headers.Location!.ToString());
        Assert.StartsWith("/sign-in/openid/done", (await browser.GetAsync(back)).Headers.Location!.ToString(), StringComparison.Ordinal);
        Assert.Equal("/sign-in?openid=failed", (await browser.GetAsync(back)).Headers.Location!.ToString());
        Assert.Equal("/sign-in?openid=failed", (await browser.GetAsync("/sign-in/openid/callback?code=x&state=y")).Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("https%3A%2F%2Fevil.example%2F")]
    [InlineData("%2F%2Fevil.example")]
    [InlineData("%2F%5Cevil.example")]
    [InlineData("javascript%3Aalert(1)")]
    public async Task Nobody_is_led_elsewhere(string address)
    {
        await Linked("o.open", "s-open");
        (host.Provider.Subject, host.Provider.Name, host.Provider.Ways, host.Provider.Wrong) = ("s-open", null, [], null);
        Assert.Equal("/", await Come(host.Browser(), $"/sign-in/openid?returnUrl={address}"));
        Assert.Equal("/", (await (await SignedInThere()).GetAsync($"/sign-in/openid/done?returnUrl={address}")).Headers.Location!.ToString());
    }

    [Theory]
    [InlineData("pwd", "/sign-in/code")]
    [InlineData("mfa", "/")]
    public async Task A_second_factor_of_ours_is_asked_unless_the_provider_asked_for_one(string way, string to)
    {
        var (browser, _) = await Factor();
        Assert.NotNull(browser);
        (host.Provider.Subject, host.Provider.Name, host.Provider.Ways, host.Provider.Wrong) = ("s-factor", null, [way], null);
        Assert.StartsWith(to, await Come(host.Browser()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_claim_the_school_trusts_links_once_and_not_again_to_another()
    {
        await New("o.claim");
        (host.Provider.Subject, host.Provider.Name, host.Provider.Ways, host.Provider.Wrong) = ("s-claim", "o.claim", [], null);
        Assert.Equal("/", await Come(host.Browser()));
        (host.Provider.Subject, host.Provider.Name) = ("s-impostor", "o.claim");
        Assert.Equal("/sign-in?openid=unknown", await Come(host.Browser()));
        (host.Provider.Subject, host.Provider.Name) = ("s-nobody", "o.nobody-of-this-name");
        Assert.Equal("/sign-in?openid=unknown", await Come(host.Browser()));
    }

    [Fact]
    public async Task A_claim_opens_no_account_that_still_needs_a_second_factor()
    {
        await AccountTests.Create(await host.SignedIn(), "o.head", First, "deputyHead");
        (host.Provider.Subject, host.Provider.Name, host.Provider.Ways, host.Provider.Wrong) = ("s-head", "o.head", [], null);
        Assert.Equal("/sign-in?openid=unknown", await Come(host.Browser()));
    }

    [Theory]
    [InlineData("cross-site", false)]
    [InlineData("same-site", false)]
    [InlineData("same-origin", true)]
    [InlineData("none", true)]
    public async Task It_begins_on_a_page_of_ours(string site, bool begins)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in/openid");
        request.Headers.Add("Sec-Fetch-Site", site);
        Assert.Equal(begins, (await host.Browser().SendAsync(request)).Headers.Location!.ToString() != "/sign-in");
    }

    [Fact]
    public async Task A_new_password_from_the_administrator_ends_the_link()
    {
        await Linked("o.reset", "s-reset");
        (host.Provider.Subject, host.Provider.Name, host.Provider.Ways, host.Provider.Wrong) = ("s-reset", null, [], null);
        Assert.Equal("/", await Come(host.Browser()));
        var admin = await host.SignedIn();
        var address = new HtmlParser().ParseDocument(await admin.GetStringAsync("/admin/accounts?q=o.reset")).QuerySelector("a[href^='/admin/accounts/0']")!.GetAttribute("href")!;
        await RunningHost.Post(admin, address, new() { ["Input.Roles[0]"] = "teacher", ["Input.Password"] = "Временный пароль 9" }, "account");
        Assert.Equal("/sign-in?openid=unknown", await Come(host.Browser()));
    }

    private static bool _factor;

    private async Task<(HttpClient? Browser, string Seed)> Factor()
    {
        var made = _factor ? (host.Browser(), "") : await host.WithSecondFactor("o.factor", "deputyHead");
        _factor = true;
        await Link("o.factor", "s-factor");
        return made;
    }

    private async Task Linked(string user, string subject)
    {
        await using var scope = host.Services.CreateAsyncScope();
        if (!await scope.ServiceProvider.GetRequiredService<HostDb>().Users.AnyAsync(u => u.UserName == user))
            await New(user);
        await Link(user, subject);
    }

    private async Task Link(string user, string subject)
    {
        await using var scope = host.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<User>>();
        await users.AddLoginAsync((await users.FindByNameAsync(user))!, new UserLoginInfo(host.Provider.Address, subject, "x"));
    }

    private async Task<HttpClient> New(string user)
    {
        await AccountTests.Create(await host.SignedIn(), user, First, "teacher");
        var browser = await host.SignedIn(user, First);
        await RunningHost.Post(browser, "/account/password", new() { ["Input.Present"] = First, ["Input.Password"] = Own });
        return browser;
    }

    private async Task<HttpClient> SignedInThere()
    {
        var browser = host.Browser();
        await browser.GetAsync(await Callback(browser, "/sign-in/openid"));
        return browser;
    }

    /// <summary>Where the provider sends the browser back to.</summary>
    private async Task<string> Callback(HttpClient browser, string from)
    {
        var there = (await browser.GetAsync(from)).Headers.Location!;
        Assert.StartsWith(host.Provider.Address, there.ToString(), StringComparison.Ordinal);
        using var provider = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false, UseProxy = false });
        return (await provider.GetAsync(there)).Headers.Location!.PathAndQuery;
    }

    /// <summary>The whole way, and where it ends.</summary>
    private async Task<string> Come(HttpClient browser, string from = "/sign-in/openid")
    {
        var next = (await browser.GetAsync(await Callback(browser, from))).Headers.Location!.ToString();
        return next.StartsWith("/sign-in/openid/done", StringComparison.Ordinal) ? (await browser.GetAsync(next)).Headers.Location!.ToString() : next;
    }
}
