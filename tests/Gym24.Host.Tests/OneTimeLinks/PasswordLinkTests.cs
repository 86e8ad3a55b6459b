using AngleSharp.Html.Parser;
using Gym24.Contracts.Access;
using Gym24.Host.Access;
using Gym24.Host.Data;
using Gym24.Host.Tests.Logs;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Gym24.Host.Tests.OneTimeLinks;

/// <summary>Invitations and forgotten passwords, as those who give and those who use a link see them.</summary>
[Collection(HostCollection.Name)]
public sealed class PasswordLinkTests(RunningHost host)
{
    private const string Chosen = "сирень у старого моста", Temporary = "Временный пароль 3";

    [Fact]
    public async Task An_invited_person_chooses_the_first_password_and_signs_in_with_it()
    {
        var admin = await host.SignedIn();
        var made = await RunningHost.Post(admin, "/admin/accounts/new", new()
        {
            ["Input.UserName"] = "l.first", ["Input.DisplayName"] = "Новый Человек", ["Input.Password"] = "", ["Input.Roles[0]"] = "teacher",
        });
        var link = await Give(admin, made.Headers.Location!.ToString());
        using var nobody = host.Browser();
        var page = await nobody.GetAsync(link);
        Assert.Equal(HttpStatusCode.OK, page.StatusCode);
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(page.Headers.CacheControl!.NoStore);
        Assert.Contains("Новый Человек", await page.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        // A weak password is refused and the link still holds.
        Assert.Contains("легко угадать", await Text(await RunningHost.Post(nobody, link, new() { ["Input.Password"] = "йцукен12345" })), StringComparison.Ordinal);
        Assert.Contains("Пароль сохранён", await Text(await RunningHost.Post(nobody, link, new() { ["Input.Password"] = Chosen })), StringComparison.Ordinal);
        Assert.Contains("не действует", await Text(await nobody.GetAsync(link)), StringComparison.Ordinal);
        var browser = await host.SignedIn("l.first", Chosen);
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/calendar")).StatusCode);
    }

    [Fact]
    public async Task A_new_password_ends_every_session_and_stands_in_the_journal()
    {
        var admin = await host.SignedIn();
        var (id, browser, program) = await New(admin, "l.forgot");
        var link = await Give(admin, $"/admin/links/{id}");
        Assert.Equal(HttpStatusCode.OK, (await browser.GetAsync("/account/sessions")).StatusCode);
        await RunningHost.Post(host.Browser(), link, new() { ["Input.Password"] = Chosen });
        Assert.Equal(HttpStatusCode.Redirect, (await browser.GetAsync("/account/sessions")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/modules")).StatusCode);
        Assert.Equal(HttpStatusCode.Unauthorized, (await host.Token("l.forgot", Temporary)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await host.Token("l.forgot", Chosen)).StatusCode);

        await using var scope = host.Services.CreateAsyncScope();
        var entries = await scope.ServiceProvider.GetRequiredService<HostDb>().Entries.AsNoTracking().Where(e => e.Subject == id).ToListAsync();
        Assert.Contains(entries, e => e is { Action: nameof(GiveLink), UserId: not null, Outcome: "done" });
        Assert.Contains(entries, e => e is { Action: nameof(UseLink), UserId: null, Outcome: "done" });
    }

    [Fact]
    public async Task A_link_does_not_get_past_a_second_factor_or_a_lock()
    {
        var admin = await host.SignedIn();
        var (id, browser, _) = await New(admin, "l.locked");
        var link = await Give(admin, $"/admin/links/{id}");
        await RunningHost.SetUpSecondFactor(browser, Own);
        await RunningHost.Post(host.Browser(), link, new() { ["Input.Password"] = Chosen });
        var answer = await host.Token("l.locked", Chosen);
        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Contains("two-factor-required", await Text(answer), StringComparison.Ordinal);

        var second = await Give(admin, $"/admin/links/{id}");
        await RunningHost.Post(admin, $"/admin/accounts/{id}", new() { ["Input.Roles[0]"] = "teacher", ["Input.Locked"] = "true" }, "account");
        await RunningHost.Post(host.Browser(), second, new() { ["Input.Password"] = Chosen + "!" });
        Assert.Contains("locked", await Text(await host.Token("l.locked", Chosen + "!")), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("teacher", HttpStatusCode.OK)]
    [InlineData("administrator", HttpStatusCode.Forbidden)]
    [InlineData("head", HttpStatusCode.Forbidden)]
    public async Task A_deputy_gives_links_to_those_without_a_second_factor_only(string role, HttpStatusCode expected)
    {
        // The demonstration asks no second factor of its deputy; the rule about others stands there too.
        await using var scope = host.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<Accounts>();
        var id = await accounts.Create(new NewAccount($"l.of-{role}", null, "Кто-то", null, [role], [], MustChangePassword: false));
        var (deputy, _) = await host.WithSecondFactor("l.deputy-" + role, "deputyHead");
        var answer = await RunningHost.Post(deputy, $"/admin/links/{id}", [], "give");
        Assert.Equal(expected == HttpStatusCode.OK, (await Text(answer)).Contains("/link/password/", StringComparison.Ordinal));
        Assert.Equal(expected != HttpStatusCode.OK, (await Text(answer)).Contains("только администратор", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nobody_gives_oneself_a_link()
    {
        var admin = await host.SignedIn();
        var own = new HtmlParser().ParseDocument(await admin.GetStringAsync("/admin/links?q=admin")).QuerySelectorAll("main a[href^='/admin/links/']").First(a => a.TextContent.Trim() == "admin");
        var answer = await RunningHost.Post(admin, own.GetAttribute("href")!, [], "give");
        Assert.DoesNotContain("/link/password/", await Text(answer), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Asking_for_a_password_says_the_same_whoever_asks_and_shows_only_in_the_list()
    {
        var admin = await host.SignedIn();
        var (id, _, _) = await New(admin, "l.asks");
        var there = await Text(await RunningHost.Post(host.Browser(), "/sign-in/forgotten", new() { ["Input.UserName"] = "l.asks" }));
        var nowhere = await Text(await RunningHost.Post(host.Browser(), "/sign-in/forgotten", new() { ["Input.UserName"] = "l.nobody-at-all" }));
        Assert.Equal(Body(there), Body(nowhere));
        Assert.Contains("Просьба передана", there, StringComparison.Ordinal);
        Assert.Contains("l.asks", await admin.GetStringAsync("/admin/links"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await host.Token("l.asks", Own)).StatusCode);
        await Give(admin, $"/admin/links/{id}");
        Assert.DoesNotContain("l.asks", await admin.GetStringAsync("/admin/links"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_token_of_a_link_gets_into_the_log()
    {
        using var heard = new Overheard();
        host.Services.GetRequiredService<ILoggerFactory>().AddProvider(heard);
        var admin = await host.SignedIn();
        var (id, _, _) = await New(admin, "l.heard");
        var link = await Give(admin, $"/admin/links/{id}");
        var token = link[(link.LastIndexOf('/') + 1)..];
        await RunningHost.Post(host.Browser(), link, new() { ["Input.Password"] = "short" });
        await RunningHost.Post(host.Browser(), link, new() { ["Input.Password"] = Chosen });
        await host.Browser().GetAsync(link + "/more");
        await host.Browser().PostAsync(link, new FormUrlEncodedContent([]));
        Assert.DoesNotContain(heard.Lines, l => l.Contains(token, StringComparison.OrdinalIgnoreCase) && IsKept(l));
    }

    [Theory]
    [InlineData("Иванова Анна Петровна", "ivanova.ap")]
    [InlineData("Щукин-Ёжиков Юрий", "shchukin.ey")]
    [InlineData("Ли", "li1")]
    [InlineData("Smith John", "smith.j")]
    [InlineData("山田", "user")]
    public void A_user_name_is_made_of_a_name(string name, string expected) => Assert.Equal(expected, UserNames.Of(name));

    [Fact]
    public async Task Invitations_are_for_those_without_a_password()
    {
        var (first, second) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        var made = await Invite("parent", first, second);
        Assert.Equal(["gromov.p", "gromov.p2"], made.Select(m => m.UserName));
        // Again: new links for the same accounts. One of them is used: no invitation any more, nor one with another role.
        var again = await Invite("parent", first, second);
        Assert.Equal(made.Select(m => m.UserName), again.Select(m => m.UserName));
        Assert.Contains("не действует", await Text(await host.Browser().GetAsync(made[0].Link)), StringComparison.Ordinal);
        await RunningHost.Post(host.Browser(), again[0].Link, new() { ["Input.Password"] = Chosen });
        Assert.Equal([second], (await Invite("parent", first, second)).Select(m => m.Person));
        Assert.Empty(await Invite("pupil", second));
    }

    private async Task<IReadOnlyList<Invitation>> Invite(string role, params Guid[] people)
    {
        await using var scope = host.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<IAccounts>().Invite([.. people.Select(p => (p, "Громов Пётр"))], [role]);
    }

    private const string Own = "собственная фраза из слов";

    private async Task<(Guid Id, HttpClient Browser, HttpClient Program)> New(HttpClient admin, string user)
    {
        await AccountTests.Create(admin, user, Temporary, "teacher");
        var browser = await host.SignedIn(user, Temporary);
        await RunningHost.Post(browser, "/account/password", new() { ["Input.Present"] = Temporary, ["Input.Password"] = Own });
        var page = new HtmlParser().ParseDocument(await admin.GetStringAsync($"/admin/links?q={user}"));
        var href = page.QuerySelector("main a[href^='/admin/links/']")!.GetAttribute("href")!;
        return (Guid.Parse(href[(href.LastIndexOf('/') + 1)..]), browser, await host.Api(user, Own));
    }

    private static async Task<string> Give(HttpClient admin, string page)
    {
        var answer = await RunningHost.Post(admin, page, [], "give");
        var shown = new HtmlParser().ParseDocument(await Text(answer)).QuerySelector(".g-link-sheet-href code")!.TextContent;
        return new Uri(shown).AbsolutePath;
    }

    /// <summary>What the host writes with its own settings; the framework's chatter below a warning is filtered out.</summary>
    private static bool IsKept(string line) => !line.StartsWith("Trace", StringComparison.Ordinal) && !line.StartsWith("Debug", StringComparison.Ordinal);

    private static string Body(string page) => new HtmlParser().ParseDocument(page).QuerySelector("main")!.TextContent;

    private static Task<string> Text(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync();
}
